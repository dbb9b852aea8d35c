package io.batchwright.monitor;

/** An execution does not stand so that what is asked for could be done. The message says how it stands and what to do. */
public final class StatusConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StatusConflictException(String message) {
        super(message);
    }
}
