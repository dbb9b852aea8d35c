package io.batchwright.sink;

/** Another run has claimed the load; this one must stop and may write nothing more. */
public final class FencedException extends SinkException {

    private static final long serialVersionUID = 1L;

    /** @param message who has it */
    public FencedException(String message) {
        super(message);
    }
}
