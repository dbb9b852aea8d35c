package io.batchwright.sink;

import io.batchwright.record.Location;
import io.batchwright.record.Position;
import io.batchwright.record.Reject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the rejects that loads have kept in {@code batchwright_reject}. A load is named by its pipeline and its job key
 * ({@link LoadKey#job()}). Thread-safe; every call throws a {@link SinkException} if the database can not be read.
 */
public final class RejectStore {

    /** In which order rejects are listed. */
    public enum Order {
        OLDEST_FIRST,
        NEWEST_FIRST
    }

    private static final String OF_LOAD = " FROM batchwright_reject WHERE pipeline = ? AND job_key = ?";

    private static final String SELECT = "SELECT target, execution_id, created_at, input, line, byte_offset, position,"
            + " stage, field, reason, raw, truncated" + OF_LOAD;

    private final Connections connections;

    /** @param connections connections to the sink's database, where the migrations have run */
    public RejectStore(Connections connections) {
        this.connections = connections;
    }

    /** The job key of the load of a pipeline that was at work last, with or without rejects. */
    public Optional<String> latestLoad(String pipeline) {
        String sql = "SELECT job_key FROM batchwright_checkpoint WHERE pipeline = ?"
                + " ORDER BY updated_at DESC, created_at DESC LIMIT 1";
        return query(sql, List.of(pipeline), row -> row.getString(1)).stream().findFirst();
    }

    /**
     * Lists rejects of a load.
     *
     * @param limit how many at most
     */
    public List<StoredReject> list(String pipeline, String job, Order order, int limit) {
        String sql = SELECT + " ORDER BY id" + (order == Order.NEWEST_FIRST ? " DESC" : "") + " LIMIT ?";
        return query(sql, List.of(pipeline, job, limit), RejectStore::reject);
    }

    /** How many records of a load were rejected. */
    public long count(String pipeline, String job) {
        return query("SELECT count(*)" + OF_LOAD, List.of(pipeline, job), row -> row.getLong(1))
                .get(0);
    }

    /**
     * Counts the rejects of a load by reason, most frequent first.
     *
     * @param limit how many reasons at most
     */
    public List<ReasonCount> countByReason(String pipeline, String job, int limit) {
        String sql = "SELECT stage, field, reason, count(*)" + OF_LOAD
                + " GROUP BY stage, field, reason ORDER BY count(*) DESC, min(id) LIMIT ?";
        return query(
                sql,
                List.of(pipeline, job, limit),
                row -> new ReasonCount(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)));
    }

    private static StoredReject reject(ResultSet row) throws SQLException {
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
                row.getBytes("raw"),
                row.getBoolean("truncated"));
        return new StoredReject(
                row.getString("target"),
                row.getLong("execution_id"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                reject);
    }

    private <T> List<T> query(String sql, List<Object> parameters, RowReader<T> reader) {
        List<T> rows = new ArrayList<>();
        try (Connection connection = connections.open();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new SinkException("the rejects can not be read: " + SqlErrors.message(e), e);
        }
    }

    @FunctionalInterface
    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
