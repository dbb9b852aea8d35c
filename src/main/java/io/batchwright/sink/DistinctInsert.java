package io.batchwright.sink;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.stream.Collectors;

/** Inserts batches into an H2 table but for the duplicates of one unique key, and finds out which those were. */
final class DistinctInsert {

    private final Connection connection;
    private final ReturnedKeys keys;
    private final BatchQuery query;

    /** @param batchSize the most rows of a batch */
    DistinctInsert(Connection connection, ReturnedKeys keys, int batchSize) {
        this.connection = connection;
        this.keys = keys;
        this.query = new BatchQuery(connection, keys.target(), batchSize, this::sql);
    }

    /** A key with a null in it is nobody's duplicate. */
    private String sql(int rows) {
        WriteTarget target = keys.target();
        return "SELECT " + keys.columns() + " FROM FINAL TABLE (" + target.insertInto() + " SELECT "
                + target.columnNames() + " FROM (SELECT batchwright_row.*, row_number() OVER (PARTITION BY "
                + keys.columns() + " ORDER BY " + BatchQuery.PLACE + ") AS batchwright_nth FROM "
                + BatchQuery.rows(target, rows) + ") AS batchwright_source WHERE (batchwright_nth = 1"
                + eachKey(" OR batchwright_source.%1$s IS NULL") + ") AND NOT EXISTS (SELECT 1 FROM "
                + target.table().quoted() + " AS batchwright_target WHERE TRUE"
                + eachKey(" AND batchwright_target.%1$s = batchwright_source.%1$s") + ") ORDER BY " + BatchQuery.PLACE
                + ")";
    }

    private String eachKey(String condition) {
        return keys.target().key().stream()
                .map(Vendor::quote)
                .map(condition::formatted)
                .collect(Collectors.joining());
    }

    /**
     * Inserts a batch.
     *
     * @param duplicate the reason of the duplicates
     * @param refusals where they go
     * @return whether it was possible; if not, nothing was done
     * @throws SQLException also if a row is refused for another reason; nothing was done
     */
    boolean write(RowSet batch, RefusalReason duplicate, List<Refusal> refusals) throws SQLException {
        Savepoint savepoint = connection.setSavepoint();
        int before = refusals.size();
        boolean known = false;
        try {
            known = query.run(batch, taken -> keys.leftOut(batch, taken, duplicate, refusals));
            return known;
        } finally {
            // H2 does not take back by itself what a query has inserted that fails.
            if (known) {
                connection.releaseSavepoint(savepoint);
            } else {
                connection.rollback(savepoint);
                refusals.subList(before, refusals.size()).clear();
            }
        }
    }
}
