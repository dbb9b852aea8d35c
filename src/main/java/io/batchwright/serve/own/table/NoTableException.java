package io.batchwright.serve.own.table;

import io.batchwright.spec.ForUsers;

/** A table is not there, as no run has made it yet. */
public final class NoTableException extends RuntimeException implements ForUsers {

    private static final long serialVersionUID = 1L;

    NoTableException(String message, Throwable cause) {
        super(message, cause);
    }
}
