package io.batchwright.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Sends rows with one {@code INSERT … VALUES (…), (…), …} per batch, which both databases take faster than a JDBC batch
 * of single rows, whatever the connection's settings.
 */
final class InsertRowWriter implements RowWriter {

    private final Connection connection;
    private final RowStatement statement;
    private final RowParameters parameters;
    private final int batchSize;
    private final PreparedStatement fullBatch;

    /** @param batchSize rows in one statement; fewer where the database takes fewer parameters */
    InsertRowWriter(Connection connection, Vendor vendor, RowStatement statement, WriteTarget target, int batchSize)
            throws SQLException {
        this.connection = connection;
        this.statement = statement;
        this.parameters = new RowParameters(target.schema(), target.columns());
        this.batchSize = Math.max(1, Math.min(batchSize, vendor.maxParameters() / parameters.count()));
        this.fullBatch = connection.prepareStatement(statement.rows(this.batchSize));
    }

    /** The most rows of one statement. */
    int batchSize() {
        return batchSize;
    }

    @Override
    public int write(RowSet rows) throws SQLException {
        int taken = 0;
        for (int from = 0; from < rows.size(); from += batchSize) {
            RowSet batch = rows.range(from, Math.min(from + batchSize, rows.size()));
            taken += batch.size() == batchSize ? insert(fullBatch, batch) : insertRest(batch);
        }
        return taken;
    }

    private int insertRest(RowSet batch) throws SQLException {
        try (PreparedStatement rest = connection.prepareStatement(statement.rows(batch.size()))) {
            return insert(rest, batch);
        }
    }

    private int insert(PreparedStatement insert, RowSet batch) throws SQLException {
        parameters.bindAll(insert, batch);
        return insert.executeUpdate();
    }
}
