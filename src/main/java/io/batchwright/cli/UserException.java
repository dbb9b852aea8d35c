package io.batchwright.cli;

import io.batchwright.spec.ForUsers;

/** The user asked for something that cannot be: wrong usage. The message says what to do. */
final class UserException extends RuntimeException implements ForUsers {

    private static final long serialVersionUID = 1L;

    UserException(String message) {
        super(message);
    }
}
