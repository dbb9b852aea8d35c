package io.batchwright.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Tells the loads that can still be resumed from those that are complete, abandoned, purged, or left behind by a newer one. */
final class ResumableLoads {

    private static final String COUNT = "SELECT count(*) FROM batchwright_checkpoint old WHERE left(old.job_key, ?) = ?"
            + " AND NOT old.complete AND NOT old.abandoned AND NOT EXISTS (SELECT 1 FROM (SELECT pipeline, scope,"
            + " created_at FROM batchwright_checkpoint" + CheckpointRow.BY_KEY + ") done"
            + " WHERE done.pipeline = old.pipeline AND done.scope = old.scope AND old.created_at <= done.created_at)";

    private static final String COUNT_COMPLETE =
            "SELECT count(*) FROM batchwright_checkpoint WHERE left(job_key, ?) = ? AND complete";

    private ResumableLoads() {}

    /**
     * Whether a load can still be resumed.
     *
     * @param job the beginning of its job key
     * @param complete a load that is complete; older ones of its scope are left behind
     */
    static boolean contain(Connection connection, String job, LoadKey complete) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COUNT)) {
            select.setInt(1, job.length());
            select.setString(2, job);
            CheckpointRow.bindKey(select, 3, complete);
            return isAny(select);
        }
    }

    /**
     * Whether a load is complete.
     *
     * @param job the beginning of its job key
     */
    static boolean isComplete(Connection connection, String job) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COUNT_COMPLETE)) {
            select.setInt(1, job.length());
            select.setString(2, job);
            return isAny(select);
        }
    }

    private static boolean isAny(PreparedStatement count) throws SQLException {
        try (ResultSet row = count.executeQuery()) {
            row.next();
            return row.getLong(1) > 0;
        }
    }
}
