package io.batchwright.monitor;

import io.batchwright.spec.ForUsers;

/** An execution does not stand so that what is asked for could be done. The message says how it stands and what to do. */
public final class StatusConflictException extends RuntimeException implements ForUsers {

    private static final long serialVersionUID = 1L;

    StatusConflictException(String message) {
        super(message);
    }
}
