package io.batchwright.source;

import org.jspecify.annotations.Nullable;

/**
 * Content that was being read is somewhere else now, or gone: its file was renamed, truncated or written anew. Nothing of what
 * was read since the last commit can be relied on. A new look at what is there tells where to go on.
 */
public final class InputMovedException extends SourceException {

    private static final long serialVersionUID = 1L;

    InputMovedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
