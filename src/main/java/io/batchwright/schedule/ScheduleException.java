package io.batchwright.schedule;

import io.batchwright.spec.ForUsers;

/** Something can not be done with a schedule. The message says why, and what to do. */
public final class ScheduleException extends RuntimeException implements ForUsers {

    private static final long serialVersionUID = 1L;

    public ScheduleException(String message) {
        super(message);
    }
}
