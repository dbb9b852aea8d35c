package io.batchwright.sink;

import io.batchwright.spec.ForUsers;
import org.jspecify.annotations.Nullable;

/** The sink can not be written. The message is for the user: what was expected, what was found, what to do. */
public class SinkException extends RuntimeException implements ForUsers {

    private static final long serialVersionUID = 1L;

    public SinkException(String message) {
        this(message, null);
    }

    public SinkException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
