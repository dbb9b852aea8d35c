package io.batchwright.batch;

import io.batchwright.spec.ForUsers;

/** A run can not be repeated without arguments that were not kept. The message names them and how to give them. */
public final class MissingArgumentsException extends RuntimeException implements ForUsers {

    private static final long serialVersionUID = 1L;

    MissingArgumentsException(String message) {
        super(message);
    }
}
