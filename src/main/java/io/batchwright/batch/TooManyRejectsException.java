package io.batchwright.batch;

/** More records were rejected than {@code max-rejects} or {@code on-reject} allow. What was committed stays; the run failed. */
public final class TooManyRejectsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TooManyRejectsException(String message) {
        super(message);
    }
}
