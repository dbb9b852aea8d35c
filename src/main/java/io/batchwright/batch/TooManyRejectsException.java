package io.batchwright.batch;

import io.batchwright.spec.ForUsers;

/** More records were rejected than {@code max-rejects} or {@code on-reject} allow. What was committed stays; the run failed. */
public final class TooManyRejectsException extends RuntimeException implements ForUsers {

    private static final long serialVersionUID = 1L;

    public TooManyRejectsException(String message) {
        super(message);
    }
}
