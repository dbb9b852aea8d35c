package io.batchwright.sink;

import io.batchwright.record.Column;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Sends rows with one {@code INSERT … VALUES (…), (…), …} per batch, which both databases take faster than a JDBC batch
 * of single rows, whatever the connection's settings.
 */
final class InsertRowWriter implements RowWriter {

    private final Connection connection;
    private final String insert;
    private final String row;
    private final Parameter[] parameters;
    private final int batchSize;
    private final PreparedStatement fullBatch;

    /**
     * @param columns the column of each field, in the order of the fields
     * @param batchSize rows in one statement; fewer where the database takes fewer parameters
     */
    InsertRowWriter(
            Connection connection,
            Vendor vendor,
            TableName table,
            Schema schema,
            List<TableColumn> columns,
            int batchSize)
            throws SQLException {
        this.connection = connection;
        this.insert = columns.stream()
                .map(column -> Vendor.quote(column.name()))
                .collect(Collectors.joining(", ", "INSERT INTO " + table.quoted() + " (", ") VALUES "));
        this.row = columns.stream()
                .map(column -> vendor.placeholder(column.type()))
                .collect(Collectors.joining(", ", "(", ")"));
        this.parameters = new Parameter[columns.size()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] =
                    Parameter.of(schema.field(i).type().kind(), columns.get(i).type());
        }
        this.batchSize = Math.max(1, Math.min(batchSize, vendor.maxParameters() / parameters.length));
        this.fullBatch = prepare(this.batchSize);
    }

    private PreparedStatement prepare(int rows) throws SQLException {
        return connection.prepareStatement(insert + row + (", " + row).repeat(rows - 1));
    }

    @Override
    public void write(List<RecordBatch> batches) throws SQLException {
        Cursor cursor = new Cursor(batches);
        int remaining = cursor.rows();
        for (; remaining >= batchSize; remaining -= batchSize) {
            insert(fullBatch, cursor, batchSize);
        }
        if (remaining > 0) {
            try (PreparedStatement rest = prepare(remaining)) {
                insert(rest, cursor, remaining);
            }
        }
    }

    private void insert(PreparedStatement statement, Cursor cursor, int rows) throws SQLException {
        int index = 1;
        for (int i = 0; i < rows; i++) {
            cursor.next();
            for (int field = 0; field < parameters.length; field++) {
                Column column = cursor.batch.column(field);
                if (column.isNull(cursor.row)) {
                    Parameter.setNull(statement, index++);
                } else {
                    parameters[field].set(statement, index++, cursor.batch.bytes(), column, cursor.row);
                }
            }
        }
        statement.executeUpdate();
    }

    /** Walks over the selected rows of all batches. */
    private static final class Cursor {

        private final List<RecordBatch> batches;
        private RecordBatch batch;
        private int batchIndex;
        private int selectionIndex;
        private int row;

        Cursor(List<RecordBatch> batches) {
            this.batches = batches;
            this.batch = batches.get(0);
        }

        int rows() {
            return batches.stream().mapToInt(RecordBatch::selected).sum();
        }

        void next() {
            while (selectionIndex == batch.selected()) {
                batch = batches.get(++batchIndex);
                selectionIndex = 0;
            }
            row = batch.selection()[selectionIndex++];
        }
    }
}
