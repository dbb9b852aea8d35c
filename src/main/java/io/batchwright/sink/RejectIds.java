package io.batchwright.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The ids of one load's rejects: a range of its own, so that one index finds a load and, within it, the order in which its
 * rejects were kept. Made of the load's number and of how many rejects it has before, they are the same whenever a chunk is written
 * again, and the primary key takes each of them once.
 *
 * @param load the load's number, from 1
 */
record RejectIds(long load) {

    /**
     * How many rejects of a load have ids: more than anybody will look at, and few enough that ids are exact for the first
     * 900,000 loads where JSON numbers are floating-point.
     */
    static final long OF_A_LOAD = 10_000_000_000L;

    /** Those of a load that has a checkpoint. */
    static RejectIds of(Connection connection, LoadKey key) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT load_no FROM batchwright_checkpoint" + CheckpointRow.BY_KEY)) {
            CheckpointRow.bindKey(select, 1, key);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw CheckpointRow.gone(key);
                }
                return new RejectIds(row.getLong(1));
            }
        }
    }

    /** The id before all rejects of a selected load, in whatever partition; 0 if its checkpoint is gone. */
    static long before(Connection connection, RejectSelection load) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT min(load_no) FROM batchwright_checkpoint WHERE pipeline = ? AND job_key = ?")) {
            select.setString(1, load.pipeline());
            select.setString(2, load.job());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1) * OF_A_LOAD;
            }
        }
    }

    /** The id before that of the next reject. */
    long last(Checkpoint checkpoint) {
        return before() + checkpoint.ledger().rejected();
    }

    /** The id before all of them. */
    long before() {
        return load * OF_A_LOAD;
    }

    /** The id that none of them is above. */
    long end() {
        return before() + OF_A_LOAD;
    }
}
