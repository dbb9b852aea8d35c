package io.batchwright.serve.own.api;

import io.batchwright.serve.api.ApiException;
import io.batchwright.sink.RejectedRun;
import org.jspecify.annotations.Nullable;

/**
 * The place of a run among those that have rejects, of all databases: database by database, as nothing orders what is in several.
 *
 * @param connection the name of the database's connection, empty for the default one
 * @param run the run there; null for the place before all of them
 */
record RejectsPlace(String connection, @Nullable RejectedRun run) {

    static final RejectsPlace START = new RejectsPlace("", null);

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws ApiException if it is not of that form
     */
    static RejectsPlace of(String text) {
        int at = text.indexOf('@');
        try {
            return new RejectsPlace(
                    at < 0 ? "" : text.substring(at + 1), RejectedRun.of(at < 0 ? text : text.substring(0, at)));
        } catch (IllegalArgumentException e) {
            throw ApiException.badRequest(
                    "before: expected what the address of a next page has there, as 3-17, found '" + text + "'");
        }
    }

    /** The run to go on behind in a database, or null to begin there. */
    @Nullable
    RejectedRun in(String database) {
        return database.equals(connection) ? run : null;
    }

    /** {@code 3-17}, or {@code 3-17@warehouse}. */
    @Override
    public String toString() {
        return run + (connection.isEmpty() ? "" : "@" + connection);
    }
}
