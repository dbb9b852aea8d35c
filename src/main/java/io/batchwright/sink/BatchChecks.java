package io.batchwright.sink;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Finds the rows of batches that {@link LearnedChecks} of an H2 table refuse: all of a batch with one query. */
final class BatchChecks {

    private final Connection connection;
    private final WriteTarget target;
    private final LearnedChecks checks;
    private final int batchSize;
    private BatchQuery query;
    private int known;

    /** @param batchSize the most rows of a batch */
    BatchChecks(Connection connection, WriteTarget target, LearnedChecks checks, int batchSize) {
        this.connection = connection;
        this.target = target;
        this.checks = checks;
        this.batchSize = batchSize;
        this.query = newQuery();
    }

    private BatchQuery newQuery() {
        return new BatchQuery(connection, target, batchSize, this::sql);
    }

    /**
     * Takes out the rows that are refused.
     *
     * @param refusals where they go
     * @return the others
     */
    RowSet takeOut(RowSet batch, List<Refusal> refusals) throws SQLException {
        if (checks.isEmpty()) {
            return batch;
        }
        if (known != checks.size()) {
            query.close();
            query = newQuery();
            known = checks.size();
        }
        return query.run(batch, found -> checks.takeOut(batch, found, refusals));
    }

    private String sql(int rows) {
        String first = checks.firstToRefuse();
        return "SELECT " + BatchQuery.PLACE + ", " + first + " FROM " + BatchQuery.rows(target, rows) + " WHERE "
                + first + " IS NOT NULL ORDER BY " + BatchQuery.PLACE;
    }
}
