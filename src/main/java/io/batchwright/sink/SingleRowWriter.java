package io.batchwright.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;

/** Sends rows with one statement each, as JDBC batches, so that each sees what the ones before it did. */
final class SingleRowWriter implements RowWriter {

    private final PreparedStatement single;
    private final RowParameters parameters;
    private final int batchSize;

    /** @param batchSize rows in one JDBC batch */
    SingleRowWriter(Connection connection, RowStatement statement, WriteTarget target, int batchSize)
            throws SQLException {
        this.single = connection.prepareStatement(statement.rows(1));
        this.parameters = new RowParameters(target.schema(), target.columns());
        this.batchSize = batchSize;
    }

    @Override
    public int write(RowSet rows) throws SQLException {
        int taken = 0;
        for (int from = 0; from < rows.size(); from += batchSize) {
            for (RowSet.Slice slice :
                    rows.range(from, Math.min(from + batchSize, rows.size())).slices()) {
                add(slice);
            }
            taken += Arrays.stream(single.executeBatch()).sum();
        }
        return taken;
    }

    private void add(RowSet.Slice slice) throws SQLException {
        for (int i = slice.from(); i < slice.to(); i++) {
            parameters.bind(single, 1, slice.batch(), slice.rows()[i]);
            single.addBatch();
        }
    }
}
