package io.batchwright.batch;

/** A run may not start because another one of the same load is alive. It may once that one has ended. */
public final class RunBusyException extends RunRefusedException {

    private static final long serialVersionUID = 1L;

    RunBusyException(String message) {
        super(message);
    }
}
