package io.batchwright.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Who runs what at this moment: {@code batchwright_run} of the sink's database. A run enters before it looks at any
 * checkpoint and leaves when it is over; the primary key lets one in. Each call is a transaction of its own. Thread-safe;
 * every call throws a {@link SinkException} if the database can not be read or written.
 */
public final class LiveRuns {

    private static final String BY_KEY = " WHERE pipeline = ? AND scope = ? AND partition_no = ?";

    private static final String FIND = "SELECT owner_id, owner_host, owner_boot, owner_namespace, owner_pid,"
            + " owner_started_at, session_name, began_at, beat_at, current_timestamp AS moment FROM batchwright_run"
            + BY_KEY;

    private static final String ENTER =
            "INSERT INTO batchwright_run (owner_id, owner_host, owner_boot, owner_namespace,"
                    + " owner_pid, owner_started_at, session_name, pipeline, scope, partition_no, began_at, beat_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, current_timestamp, current_timestamp)";

    private static final String TAKE_OVER = "UPDATE batchwright_run SET owner_id = ?, owner_host = ?, owner_boot = ?,"
            + " owner_namespace = ?, owner_pid = ?, owner_started_at = ?, session_name = ?,"
            + " began_at = current_timestamp, beat_at = current_timestamp" + BY_KEY + " AND owner_id = ?";

    private static final String FENCE =
            "UPDATE batchwright_checkpoint SET token = token + 1" + BY_KEY + " AND complete = FALSE";

    private static final String BEAT =
            "UPDATE batchwright_run SET beat_at = current_timestamp" + BY_KEY + " AND owner_id = ?";

    private static final String LEAVE = "DELETE FROM batchwright_run" + BY_KEY + " AND owner_id = ?";

    private static final int KEY_AFTER_OWNER = 8;

    private final Connections connections;

    /** @param connections connections to the sink's database, where the migrations have run */
    public LiveRuns(Connections connections) {
        this.connections = connections;
    }

    /** The run that works on a key, alive or not. */
    public Optional<LiveRun> find(RunKey key) {
        return with(connection -> find(connection, key));
    }

    /**
     * Enters a run.
     *
     * @return false if another one has entered
     */
    public boolean enter(RunKey key, Owner owner) {
        return with(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(ENTER)) {
                bind(insert, owner);
                bindKey(insert, KEY_AFTER_OWNER, key);
                insert.executeUpdate();
                return true;
            } catch (SQLException e) {
                if (SqlErrors.UNIQUE_VIOLATION.equals(e.getSQLState())) {
                    return false;
                }
                throw e;
            }
        });
    }

    /**
     * Enters in the place of a run whose process is dead, or counts as such. Its database sessions are ended where the
     * database can do that, as one in the middle of a COPY would hold its locks through every time-out; then whatever it had
     * claimed is fenced off.
     *
     * @return false if somebody else was quicker, or the run has left
     */
    public boolean takeOver(LiveRun dead, Owner owner) {
        return with(connection -> {
            // Before anything else, as one of them may hold the lock on the place itself.
            Vendor.of(connection).endSessions(connection, dead.owner().session());
            if (!replace(connection, dead, owner)) {
                return false;
            }
            Transaction.on(connection, same -> fence(same, dead.key()));
            return true;
        });
    }

    private static boolean replace(Connection connection, LiveRun dead, Owner owner) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(TAKE_OVER)) {
            bind(update, owner);
            bindKey(update, KEY_AFTER_OWNER, dead.key());
            update.setString(KEY_AFTER_OWNER + 3, dead.owner().id());
            return update.executeUpdate() == 1;
        }
    }

    /** Counts up the tokens of all loads that the dead run may have claimed: the successor may go on with another one. */
    private static int fence(Connection connection, RunKey key) throws SQLException {
        Vendor.of(connection).limitLockWait(connection);
        try (PreparedStatement update = connection.prepareStatement(FENCE)) {
            bindKey(update, 1, key);
            return update.executeUpdate();
        }
    }

    /**
     * Gives a sign of life.
     *
     * @return false if the run has lost its place
     */
    public boolean beat(RunKey key, Owner owner) {
        return with(connection -> update(connection, BEAT, key, owner)) == 1;
    }

    /** Leaves, if the run still has its place. */
    public void leave(RunKey key, Owner owner) {
        with(connection -> update(connection, LEAVE, key, owner));
    }

    /** Locks the run's place until the transaction ends, and returns who has it. */
    static Optional<String> lockOwner(Connection connection, RunKey key) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT owner_id FROM batchwright_run" + BY_KEY + " FOR UPDATE")) {
            bindKey(select, 1, key);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    static Optional<LiveRun> find(Connection connection, RunKey key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            bindKey(select, 1, key);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(liveRun(key, row)) : Optional.empty();
            }
        }
    }

    private static LiveRun liveRun(RunKey key, ResultSet row) throws SQLException {
        Owner owner = new Owner(
                row.getString("owner_id"),
                row.getString("owner_host"),
                row.getString("owner_boot"),
                row.getString("owner_namespace"),
                row.getLong("owner_pid"),
                row.getObject("owner_started_at", OffsetDateTime.class).toInstant(),
                row.getString("session_name"));
        Duration silence = Duration.between(
                row.getObject("beat_at", OffsetDateTime.class), row.getObject("moment", OffsetDateTime.class));
        return new LiveRun(
                key, owner, row.getObject("began_at", OffsetDateTime.class).toInstant(), silence);
    }

    private static int update(Connection connection, String sql, RunKey key, Owner owner) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            bindKey(update, 1, key);
            update.setString(4, owner.id());
            return update.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Owner owner) throws SQLException {
        statement.setString(1, owner.id());
        statement.setString(2, owner.host());
        statement.setString(3, owner.boot());
        statement.setString(4, owner.namespace());
        statement.setLong(5, owner.pid());
        statement.setObject(6, owner.started().atOffset(ZoneOffset.UTC));
        statement.setString(7, owner.session());
    }

    private static void bindKey(PreparedStatement statement, int first, RunKey key) throws SQLException {
        statement.setString(first, key.pipeline());
        statement.setString(first + 1, key.scope());
        statement.setInt(first + 2, key.partition());
    }

    private <T> T with(Transaction.Work<T> work) {
        try (Connection connection = connections.open()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw SqlErrors.failure("batchwright_run, which says who runs what, can not be used", e);
        }
    }
}
