package io.batchwright.sink;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Inserts batches into an H2 table without the rows that are refused as others were before, by a check or one unique key. An
 * error of H2 costs more than an insert. Not thread-safe.
 */
final class ForeseenRefusals {

    private final InsertRowWriter batches;
    private final KnownConstraints constraints;
    private final LearnedChecks checks;
    private final BatchChecks batchChecks;
    private final @Nullable ReturnedKeys keys;
    private final @Nullable DistinctInsert distinct;
    private @Nullable RefusalReason duplicate;

    ForeseenRefusals(Connection connection, InsertRowWriter batches, WriteTarget target, KnownConstraints constraints) {
        this.batches = batches;
        this.constraints = constraints;
        this.checks = new LearnedChecks(constraints, target);
        this.batchChecks = new BatchChecks(connection, target, checks, batches.batchSize());
        this.keys = ReturnedKeys.of(constraints, target);
        this.distinct = keys == null ? null : new DistinctInsert(connection, keys, batches.batchSize());
    }

    /**
     * What H2 says about a row, with what is known of the constraint.
     *
     * @throws SQLException the error itself, if it is not about the row
     */
    RowError told(SQLException error) throws SQLException {
        if (!RowErrors.isAboutRow(error)) {
            throw error;
        }
        RowError said = RowError.of(error);
        List<String> columns = constraints.columns(said.constraint());
        return columns.isEmpty() ? said : said.of(columns);
    }

    /** Learns why a row was refused. Returns whether such rows are left out from now on. */
    boolean learn(RowError said, RefusalReason reason) {
        if (keys != null && SqlErrors.UNIQUE_VIOLATION.equals(said.state()) && keys.areOf(said.key())) {
            duplicate = reason;
            return true;
        }
        return checks.learn(reason);
    }

    /**
     * Takes out the rows that checks refuse.
     *
     * @param refusals where they go
     * @return the others
     */
    RowSet takeOut(RowSet batch, List<Refusal> refusals) throws SQLException {
        return batchChecks.takeOut(batch, refusals);
    }

    /**
     * Inserts a batch.
     *
     * @param refusals where the duplicates among its rows go
     * @return how many rows the table took; -1 if it took none, as one is refused that is not foreseen
     */
    int insert(RowSet batch, List<Refusal> refusals) throws SQLException {
        if (batch.isEmpty()) {
            return 0;
        }
        int before = refusals.size();
        RefusalReason reason = duplicate;
        try {
            if (distinct == null || reason == null) {
                return batches.write(batch);
            }
            return distinct.write(batch, reason, refusals) ? batch.size() - (refusals.size() - before) : -1;
        } catch (SQLException e) {
            if (!RowErrors.isAboutRow(e)) {
                throw e;
            }
            return -1;
        }
    }
}
