package io.batchwright.source;

import io.batchwright.spec.ForUsers;
import org.jspecify.annotations.Nullable;

/** The source can not be read. The message is for the user: what was expected, what was found, what to do. */
public sealed class SourceException extends RuntimeException implements ForUsers
        permits DamagedInputException, InputMovedException {

    private static final long serialVersionUID = 1L;

    public SourceException(String message) {
        this(message, null);
    }

    public SourceException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
