package io.batchwright.batch;

import io.batchwright.spec.ForUsers;
import java.time.Duration;

/** A run has given up waiting for a database that does not answer. What was committed stays; the same command goes on. */
final class DatabaseAwayException extends DatabaseException {

    private static final long serialVersionUID = 1L;

    /** @param bound for how long it was waited for */
    DatabaseAwayException(Duration bound, RuntimeException failure) {
        super(
                "the database was away for longer than " + bound.toSeconds()
                        + " s (batchwright.reconnect-timeout); once it is back, run again to resume. Last failure: "
                        + ForUsers.message(failure),
                failure);
    }
}
