package io.batchwright.batch;

import io.batchwright.spec.ForUsers;
import org.jspecify.annotations.Nullable;

/** A database can not be used. The message says why and what to do. */
public class DatabaseException extends RuntimeException implements ForUsers {

    private static final long serialVersionUID = 1L;

    public DatabaseException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
