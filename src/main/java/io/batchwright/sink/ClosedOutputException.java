package io.batchwright.sink;

/** Nobody reads the output any more, as when the next command of a shell pipe has seen enough. The run ends, restartable. */
public final class ClosedOutputException extends SinkException {

    private static final long serialVersionUID = 1L;

    ClosedOutputException(Throwable cause) {
        super("standard output is closed: nobody reads it any more", cause);
    }
}
