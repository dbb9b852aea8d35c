package io.batchwright.format;

import io.batchwright.spec.ForUsers;

/** An input as a whole does not suit the format; no record of it can be read. */
public final class FormatException extends RuntimeException implements ForUsers {

    private static final long serialVersionUID = 1L;

    /** @param message what was expected, what was found */
    public FormatException(String message) {
        super(message);
    }
}
