package io.batchwright.sink;

import io.batchwright.record.InputPlan;
import io.batchwright.record.Ledger;
import io.batchwright.record.Position;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoint as one writer sees it: locked at the start of a chunk's transaction, moved on at its end. Its
 * statements end with their connection.
 */
final class CheckpointRow {

    /** Picks the row whose key {@link #bindKey} binds. */
    static final String BY_KEY = " WHERE pipeline = ? AND job_key = ? AND partition_no = ?";

    private final Connection connection;
    private final PreparedStatement lock;
    private final PreparedStatement advance;
    private @Nullable InputPlan plan;

    /** @param connection not in auto-commit mode */
    CheckpointRow(Connection connection) throws SQLException {
        this.connection = connection;
        this.lock = connection.prepareStatement(
                "SELECT token, position, target_state FROM batchwright_checkpoint" + BY_KEY + " FOR UPDATE");
        this.advance = connection.prepareStatement(
                "UPDATE batchwright_checkpoint SET plan = COALESCE(?, plan), position = ?, read_count = ?,"
                        + " written_count = ?, filtered_count = ?, rejected_count = ?, ignored_count = ?, input_bytes = ?,"
                        + " complete = ?, target_state = ?, updated_at = current_timestamp" + BY_KEY);
    }

    /**
     * Locks the row until the transaction's end.
     *
     * @return how far the target is, in the sink's own words; null at the start
     * @throws FencedException if its token is no longer the one of {@code expected}
     * @throws SinkException if it is gone, or stands somewhere else
     */
    @Nullable
    String lock(Checkpoint expected) throws SQLException {
        plan = expected.plan();
        bindKey(lock, 1, expected.key());
        try (ResultSet found = lock.executeQuery()) {
            if (!found.next()) {
                throw gone(expected.key());
            }
            if (found.getLong("token") != expected.token()) {
                throw new FencedException(fenced(expected, found));
            }
            Position before = expected.position();
            String position = found.getString("position");
            if (!Objects.equals(position, before == null ? null : before.value())) {
                throw new SinkException(
                        "the checkpoint of pipeline '" + expected.key().pipeline() + "' moved: expected position "
                                + before + ", found " + position + "; read it again");
            }
            return found.getString("target_state");
        }
    }

    /** The failure of a load without a checkpoint. */
    static SinkException gone(LoadKey key) {
        return new SinkException("the checkpoint of pipeline '" + key.pipeline()
                + "' is gone from batchwright_checkpoint; run the pipeline again");
    }

    private String fenced(Checkpoint expected, ResultSet found) throws SQLException {
        RunKey key = new RunKey(
                expected.key().pipeline(), expected.scope(), expected.key().partition());
        String by = LiveRuns.find(connection, key)
                .map(run -> "process " + run.owner().pid() + " on "
                        + run.owner().host() + ", which started at " + run.began())
                .orElse("another run, which is over");
        return "pipeline '" + key.pipeline() + "' was taken over by " + by
                + "; this run wrote nothing more, and that one went on from position " + found.getString("position");
    }

    /** How far the target of a load is, without a lock; null at the start, or if the load is gone. */
    static @Nullable String targetState(Connection connection, LoadKey key) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT target_state FROM batchwright_checkpoint" + BY_KEY)) {
            bindKey(select, 1, key);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    /** Moves the locked row on; its plan is written only if it is another one than when the row was locked. */
    void advance(Checkpoint after, @Nullable String targetState) throws SQLException {
        Position position = after.position();
        Ledger ledger = after.ledger();
        advance.setString(1, after.plan().equals(plan) ? null : PlanJson.write(after.plan()));
        advance.setString(2, position == null ? null : position.value());
        advance.setLong(3, ledger.read());
        advance.setLong(4, ledger.written());
        advance.setLong(5, ledger.filtered());
        advance.setLong(6, ledger.rejected());
        advance.setLong(7, ledger.ignored());
        advance.setLong(8, after.inputBytes());
        advance.setBoolean(9, after.complete());
        advance.setString(10, targetState);
        bindKey(advance, 11, after.key());
        advance.executeUpdate();
    }

    static void bindKey(PreparedStatement statement, int first, LoadKey key) throws SQLException {
        statement.setString(first, key.pipeline());
        statement.setString(first + 1, key.job());
        statement.setInt(first + 2, key.partition());
    }
}
