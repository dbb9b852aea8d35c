package io.batchwright.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves rows from the stage to the target one by one within PostgreSQL, which costs a few microseconds for each, refused or
 * not, where the client would need a savepoint and three round trips.
 */
final class ServerLoop {

    /** Rows of the result that are held at once, as it may have as many as the chunk. */
    private static final int FETCH_SIZE = 1_000;

    private final Connection connection;
    private final StageTable stage;
    private final WriteTarget target;
    private final RefusalReasons reasons;

    /** @param connection one on which {@link ServerLoopFunction} was created */
    ServerLoop(Connection connection, StageTable stage, WriteTarget target) {
        this.connection = connection;
        this.stage = stage;
        this.target = target;
        this.reasons = new RefusalReasons(target);
    }

    /** Moves the staged rows, which are {@code rows}. */
    RowOutcome write(RowSet rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM " + ServerLoopFunction.NAME)) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet result = statement.executeQuery()) {
                return outcome(rows, result);
            }
        }
    }

    private RowOutcome outcome(RowSet rows, ResultSet result) throws SQLException {
        int missing = 0;
        List<Refusal> refusals = new ArrayList<>();
        RowCursor cursor = new RowCursor(rows);
        while (result.next()) {
            missing++;
            if (result.getString("batchwright_state") != null) {
                cursor.moveTo(result.getInt("batchwright_place"));
                refusals.add(new Refusal(cursor.batch(), cursor.row(), field(result), reasons.of(error(result))));
            }
        }
        return new RowOutcome(rows.size() - missing, refusals);
    }

    private @Nullable String field(ResultSet result) throws SQLException {
        String column = result.getString("batchwright_column");
        if (column != null && !column.isEmpty()) {
            return target.fieldOf(column);
        }
        int field = result.getInt("batchwright_field");
        return result.wasNull() ? null : target.schema().field(field).name();
    }

    private RowError error(ResultSet result) throws SQLException {
        String constraint = result.getString("batchwright_constraint");
        RowError error = RowError.of(
                result.getString("batchwright_state"),
                result.getString("batchwright_message"),
                result.getString("batchwright_detail"),
                result.getString("batchwright_hint"),
                field(result),
                constraint);
        List<String> columns = stage.constraints().columns(constraint);
        return columns.isEmpty() ? error : error.of(columns);
    }
}
