package io.batchwright.sink;

import io.batchwright.record.Location;
import io.batchwright.record.Position;
import io.batchwright.record.Reject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs statements about rejects, each on a connection of its own. Thread-safe. */
final class RejectSql {

    /** Columns that {@link #reject} reads. */
    static final String COLUMNS = "id, target, execution_id, created_at, input, line, byte_offset, position, stage,"
            + " field, reason, detail, raw, truncated, header, attempts, replayed_at, replayed_by";

    private final Connections connections;

    RejectSql(Connections connections) {
        this.connections = connections;
    }

    /** Reads one row of a result. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> query(String sql, List<Object> parameters, RowReader<T> reader) {
        List<T> rows = new ArrayList<>();
        try (Connection connection = connections.open();
                PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(reader.read(result));
            }
            return rows;
        } catch (SQLException e) {
            throw SqlErrors.failure("the rejects can not be read", e);
        }
    }

    /** Runs one statement in a transaction of its own. Returns how many rows it changed. */
    int update(String sql, List<Object> parameters) {
        try (Connection connection = connections.open();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw SqlErrors.failure("the rejects can not be changed", e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, List<Object> parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
        return statement;
    }

    static StoredReject reject(ResultSet row) throws SQLException {
        Location location = new Location(
                row.getString("input"),
                row.getLong("line"),
                row.getLong("byte_offset"),
                new Position(row.getString("position")));
        Reject reject = new Reject(
                location,
                row.getString("stage"),
                row.getString("field"),
                row.getString("reason"),
                row.getString("detail"),
                row.getBytes("raw"),
                row.getBoolean("truncated"),
                row.getBytes("header"));
        return new StoredReject(
                row.getLong("id"),
                row.getString("target"),
                row.getLong("execution_id"),
                instant(row, "created_at"),
                reject,
                row.getInt("attempts"),
                replayed(row));
    }

    private static StoredReject.@Nullable Replayed replayed(ResultSet row) throws SQLException {
        return row.getObject("replayed_at") == null
                ? null
                : new StoredReject.Replayed(instant(row, "replayed_at"), row.getLong("replayed_by"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
