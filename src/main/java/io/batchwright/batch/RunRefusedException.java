package io.batchwright.batch;

import io.batchwright.spec.ForUsers;

/** A run may not start as things are. The message says why and what to do. */
public sealed class RunRefusedException extends RuntimeException implements ForUsers permits RunBusyException {

    private static final long serialVersionUID = 1L;

    public RunRefusedException(String message) {
        super(message);
    }
}
