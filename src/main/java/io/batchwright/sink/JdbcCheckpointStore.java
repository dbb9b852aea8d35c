package io.batchwright.sink;

import io.batchwright.record.Ledger;
import io.batchwright.record.Position;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps checkpoints in {@code batchwright_checkpoint} of the default connection. Thread-safe. */
public final class JdbcCheckpointStore implements CheckpointStore {

    private static final String SELECT = "SELECT pipeline, job_key, partition_no, scope, rerun, plan, position,"
            + " read_count, written_count, filtered_count, rejected_count, ignored_count, input_bytes, format_hash,"
            + " transform_hash, token, complete, abandoned, parameters, replay_of FROM batchwright_checkpoint";

    private static final String CLAIM =
            "UPDATE batchwright_checkpoint SET token = token + 1, plan = ?, format_hash = ?,"
                    + " transform_hash = ?, claimed_at = current_timestamp, updated_at = current_timestamp"
                    + CheckpointRow.BY_KEY;

    private static final String ABANDON = "UPDATE batchwright_checkpoint SET abandoned = TRUE, token = token + 1,"
            + " updated_at = current_timestamp" + CheckpointRow.BY_KEY + " AND NOT complete";

    private static final String DISCARD = "DELETE FROM batchwright_checkpoint" + CheckpointRow.BY_KEY
            + " AND token = ? AND position IS NULL AND read_count = 0 AND target_state IS NULL AND NOT complete";

    private static final String INSERT = "INSERT INTO batchwright_checkpoint (pipeline, job_key, partition_no, scope,"
            + " rerun, plan, position, read_count, written_count, filtered_count, rejected_count, ignored_count,"
            + " input_bytes, format_hash, transform_hash, complete, parameters, replay_of, token, claimed_at,"
            + " created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1,"
            + " current_timestamp, current_timestamp, current_timestamp)";

    private static final String FORGET = "UPDATE batchwright_checkpoint SET plan = ?" + CheckpointRow.BY_KEY;

    /** As JDBC says it. */
    private static final int ALL = 0;

    private final Connections connections;

    /** @param connections connections to the sink's database, where the migrations have run */
    public JdbcCheckpointStore(Connections connections) {
        this.connections = connections;
    }

    /** @throws SinkException if the database can not be read */
    @Override
    public List<Checkpoint> find(String pipeline, String scope) {
        return find(pipeline, scope, ALL);
    }

    /** @throws SinkException if the database can not be read */
    @Override
    public Optional<Checkpoint> newest(String pipeline, String scope) {
        return find(pipeline, scope, 1).stream().findFirst();
    }

    private List<Checkpoint> find(String pipeline, String scope, int most) {
        try (Connection connection = connections.open();
                PreparedStatement select = connection.prepareStatement(SELECT
                        + " WHERE pipeline = ? AND scope = ? ORDER BY created_at DESC, rerun DESC, job_key,"
                        + " partition_no")) {
            select.setString(1, pipeline);
            select.setString(2, scope);
            select.setMaxRows(most);
            return read(select);
        } catch (SQLException e) {
            throw failure(pipeline, e);
        }
    }

    /** @throws SinkException if the database can not be read */
    @Override
    public Optional<Checkpoint> find(LoadKey key) {
        try (Connection connection = connections.open()) {
            return find(connection, key);
        } catch (SQLException e) {
            throw failure(key.pipeline(), e);
        }
    }

    /** @throws SinkException if the database can not be read */
    @Override
    public boolean wentElsewhere(LoadKey key) {
        try (Connection connection = connections.open()) {
            return CheckpointRow.targetState(connection, key) != null;
        } catch (SQLException e) {
            throw failure(key.pipeline(), e);
        }
    }

    private static Optional<Checkpoint> find(Connection connection, LoadKey key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + CheckpointRow.BY_KEY)) {
            CheckpointRow.bindKey(select, 1, key);
            return read(select).stream().findFirst();
        }
    }

    /** @throws SinkException if the database can not be read or written */
    @Override
    public Checkpoint claim(Checkpoint initial, RunKey key, Owner owner) {
        try (Connection connection = connections.open()) {
            return Transaction.on(connection, same -> claim(same, initial, key, owner));
        } catch (SQLException e) {
            throw failure(initial.key().pipeline(), e);
        }
    }

    private static Checkpoint claim(Connection connection, Checkpoint initial, RunKey key, Owner owner)
            throws SQLException {
        Vendor.of(connection).limitLockWait(connection);
        if (!LiveRuns.lockOwner(connection, key).equals(Optional.of(owner.id()))) {
            throw new FencedException(
                    "another run of pipeline '" + key.pipeline() + "' took over before this one could begin");
        }
        if (!countUp(connection, initial)) {
            insert(connection, initial);
        }
        return find(connection, initial.key()).orElseThrow();
    }

    /** Returns whether there was a row to claim. */
    private static boolean countUp(Connection connection, Checkpoint initial) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(CLAIM)) {
            update.setString(1, PlanJson.write(initial.plan()));
            update.setString(2, initial.formatHash());
            update.setString(3, initial.transformHash());
            CheckpointRow.bindKey(update, 4, initial.key());
            return update.executeUpdate() == 1;
        }
    }

    private static void insert(Connection connection, Checkpoint initial) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            bind(insert, initial);
            insert.executeUpdate();
        }
    }

    private static void bind(PreparedStatement insert, Checkpoint initial) throws SQLException {
        Position position = initial.position();
        Ledger ledger = initial.ledger();
        CheckpointRow.bindKey(insert, 1, initial.key());
        insert.setString(4, initial.scope());
        insert.setInt(5, initial.rerun());
        insert.setString(6, PlanJson.write(initial.plan()));
        insert.setString(7, position == null ? null : position.value());
        insert.setLong(8, ledger.read());
        insert.setLong(9, ledger.written());
        insert.setLong(10, ledger.filtered());
        insert.setLong(11, ledger.rejected());
        insert.setLong(12, ledger.ignored());
        insert.setLong(13, initial.inputBytes());
        insert.setString(14, initial.formatHash());
        insert.setString(15, initial.transformHash());
        insert.setBoolean(16, initial.complete());
        insert.setString(17, ParametersJson.write(initial.request().parameters()));
        insert.setString(18, initial.request().replayOf());
    }

    /** @throws SinkException if the database can not be written */
    @Override
    public void forgetKnown(Checkpoint before) {
        try (Connection connection = connections.open();
                PreparedStatement update = connection.prepareStatement(FORGET)) {
            update.setString(1, PlanJson.write(before.plan().forgetting()));
            CheckpointRow.bindKey(update, 2, before.key());
            update.executeUpdate();
        } catch (SQLException e) {
            throw failure(before.key().pipeline(), e);
        }
    }

    /** @throws SinkException if the database can not be written */
    @Override
    public void discard(Checkpoint claimed) {
        try (Connection connection = connections.open();
                PreparedStatement delete = connection.prepareStatement(DISCARD)) {
            CheckpointRow.bindKey(delete, 1, claimed.key());
            delete.setLong(4, claimed.token());
            delete.executeUpdate();
        } catch (SQLException e) {
            throw failure(claimed.key().pipeline(), e);
        }
    }

    /** @throws SinkException if the database can not be read or written */
    @Override
    public boolean abandon(LoadKey key) {
        try (Connection connection = connections.open();
                PreparedStatement update = connection.prepareStatement(ABANDON)) {
            CheckpointRow.bindKey(update, 1, key);
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw failure(key.pipeline(), e);
        }
    }

    private static List<Checkpoint> read(PreparedStatement select) throws SQLException {
        List<Checkpoint> checkpoints = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                checkpoints.add(checkpoint(row));
            }
        }
        return checkpoints;
    }

    private static Checkpoint checkpoint(ResultSet row) throws SQLException {
        String position = row.getString("position");
        return new Checkpoint(
                new LoadKey(row.getString("pipeline"), row.getString("job_key"), row.getInt("partition_no")),
                row.getString("scope"),
                row.getInt("rerun"),
                PlanJson.read(row.getString("plan")),
                position == null ? null : new Position(position),
                new Ledger(
                        row.getLong("read_count"),
                        row.getLong("written_count"),
                        row.getLong("filtered_count"),
                        row.getLong("rejected_count"),
                        row.getLong("ignored_count")),
                row.getLong("input_bytes"),
                row.getString("format_hash"),
                row.getString("transform_hash"),
                row.getLong("token"),
                row.getBoolean("complete"),
                row.getBoolean("abandoned"),
                new LoadRequest(ParametersJson.read(row.getString("parameters")), row.getString("replay_of")));
    }

    private static SinkException failure(String pipeline, SQLException e) {
        return SqlErrors.failure("the checkpoint of pipeline '" + pipeline + "' can not be read", e);
    }
}
