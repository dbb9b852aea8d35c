package io.batchwright.http;

/** A request failed in a way that trying again can not mend. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}
