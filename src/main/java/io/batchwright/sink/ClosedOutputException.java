package io.batchwright.sink;

/**
 * The output takes no more rows of this run, as when the next command of a shell pipe has seen enough. The run ends,
 * restartable.
 */
public final class ClosedOutputException extends SinkException {

    private static final long serialVersionUID = 1L;

    ClosedOutputException(String message, Throwable cause) {
        super(message, cause);
    }
}
