package io.batchwright.sink;

import io.batchwright.record.RecordBatch;
import io.batchwright.record.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/** Sends rows to PostgreSQL with one COPY per call. */
final class CopyRowWriter implements RowWriter {

    private final CopyManager copies;
    private final String sql;
    private final CopyEncoder encoder;
    private @Nullable CopyIn copy;

    /** @param columns the column of each field, in the order of the fields */
    CopyRowWriter(Connection connection, TableName table, Schema schema, List<TableColumn> columns)
            throws SQLException {
        this.copies = connection.unwrap(PGConnection.class).getCopyAPI();
        this.sql = columns.stream()
                .map(column -> Vendor.quote(column.name()))
                .collect(Collectors.joining(", ", "COPY " + table.quoted() + " (", ") FROM STDIN"));
        this.encoder = new CopyEncoder(schema, this::send);
    }

    @Override
    public void write(List<RecordBatch> batches) throws SQLException {
        CopyIn started = copies.copyIn(sql);
        copy = started;
        encoder.reset();
        try {
            for (RecordBatch batch : batches) {
                encoder.encode(batch);
            }
            encoder.flush();
            started.endCopy();
        } finally {
            copy = null;
            if (started.isActive()) {
                started.cancelCopy();
            }
        }
    }

    private void send(byte[] buffer, int length) throws SQLException {
        CopyIn current = copy;
        if (current == null) {
            throw new IllegalStateException("no COPY has begun");
        }
        current.writeToCopy(buffer, 0, length);
    }
}
