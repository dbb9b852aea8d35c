package io.batchwright.batch;

import io.batchwright.spec.ForUsers;

/** An execution can not be stopped, recovered, abandoned or restarted as it stands. The message says why and what to do. */
public class OperationRefusedException extends RuntimeException implements ForUsers {

    private static final long serialVersionUID = 1L;

    public OperationRefusedException(String message) {
        super(message);
    }

    OperationRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
