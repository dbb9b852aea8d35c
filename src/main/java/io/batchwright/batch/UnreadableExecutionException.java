package io.batchwright.batch;

/** An execution of another application has parameters that only that one can read. */
final class UnreadableExecutionException extends OperationRefusedException {

    private static final long serialVersionUID = 1L;

    /** @param what which execution; the cause is not told, as it may have values in it that are secret */
    UnreadableExecutionException(String what, Throwable cause) {
        super(
                what
                        + " can not be read here: its parameters are of types, or have values, that only another application"
                        + " knows. Act on it with the application that made it",
                cause);
    }
}
