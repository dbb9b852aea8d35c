package io.batchwright.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Moves rows from the stage to a table of PostgreSQL in one statement. It leaves out the rows that checks refuse which have refused
 * others before, and the duplicates of one unique key. Several times as fast as {@link ServerLoop}, but any other refused row
 * fails it.
 */
final class StageMove {

    private static final int FETCH_SIZE = 1_000;

    private final Connection connection;
    private final StageTable stage;
    private final WriteTarget target;
    private final LearnedChecks checks;
    private final @Nullable ReturnedKeys keys;
    private final @Nullable RefusalReason duplicate;

    /** @param stage made ready */
    StageMove(Connection connection, StageTable stage, WriteTarget target) {
        this.connection = connection;
        this.stage = stage;
        this.target = target;
        this.checks = new LearnedChecks(stage.constraints(), target);
        this.keys = ReturnedKeys.of(stage.constraints(), target);
        this.duplicate = keys == null
                ? null
                : new RefusalReasons(target)
                        .of(RowError.ofKey(keys.constraint(), keys.target().key()));
    }

    /** Learns from rows that were refused. Returns whether all of them would be left out the next time. */
    boolean learn(List<Refusal> refusals) {
        Set<RefusalReason> reasons = new HashSet<>();
        refusals.forEach(refusal -> reasons.add(refusal.reason()));
        boolean all = true;
        for (RefusalReason reason : reasons) {
            all &= reason.equals(duplicate) || checks.learn(reason);
        }
        return all;
    }

    /**
     * Moves the staged rows, which are {@code rows}.
     *
     * @return null if a key came back that is not as it was sent
     * @throws SQLException also if a row is refused for another reason
     */
    @Nullable
    RowOutcome write(RowSet rows) throws SQLException {
        List<Refusal> refusals = new ArrayList<>();
        RowSet rest = checks.isEmpty() ? rows : takeOut(rows, refusals);
        boolean known = rest.isEmpty() || move(rest, refusals);
        return known ? new RowOutcome(rows.size() - refusals.size(), refusals) : null;
    }

    private RowSet takeOut(RowSet rows, List<Refusal> refusals) throws SQLException {
        String sql = "SELECT * FROM (SELECT row_number() OVER (ORDER BY " + StageTable.COUNTER + ") - 1, "
                + checks.firstToRefuse() + stage.asTargetRows()
                + ") AS batchwright_row (place, refused) WHERE refused IS NOT NULL ORDER BY place";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setFetchSize(FETCH_SIZE);
            try (ResultSet found = select.executeQuery()) {
                return checks.takeOut(rows, found, refusals);
            }
        }
    }

    private boolean move(RowSet rows, List<Refusal> refusals) throws SQLException {
        ReturnedKeys returned = keys;
        RefusalReason reason = duplicate;
        String insert = target.insertInto() + " SELECT " + stage.targetValues() + stage.asTargetRows()
                + (checks.isEmpty() ? "" : " WHERE " + checks.firstToRefuse() + " IS NULL") + " ORDER BY "
                + StageTable.COUNTER;
        if (returned == null || reason == null) {
            try (PreparedStatement statement = connection.prepareStatement(insert)) {
                return statement.executeUpdate() == rows.size();
            }
        }
        String distinct = insert + returned.target().onConflict(WriteMode.IGNORE) + " RETURNING " + returned.columns();
        try (PreparedStatement statement = connection.prepareStatement(distinct)) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet taken = statement.executeQuery()) {
                return returned.leftOut(rows, taken, reason, refusals);
            }
        }
    }
}
