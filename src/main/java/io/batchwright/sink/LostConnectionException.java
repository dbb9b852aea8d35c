package io.batchwright.sink;

/**
 * The database went away, restarts, or gave up the transaction for reasons of its own. Trying again on a new connection
 * may help; whether a commit that was under way took place, only the checkpoint tells.
 */
public final class LostConnectionException extends SinkException {

    private static final long serialVersionUID = 1L;

    public LostConnectionException(String message, Throwable cause) {
        super(message, cause);
    }
}
