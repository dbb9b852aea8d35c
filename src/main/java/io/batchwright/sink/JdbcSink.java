package io.batchwright.sink;

import io.batchwright.record.Ledger;
import io.batchwright.record.Location;
import io.batchwright.record.RecordChunk;
import io.batchwright.record.Reject;
import io.batchwright.record.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Loads a table on a connection of its own, which it opens again after a failure. */
final class JdbcSink implements Sink {

    private final JdbcSinkSpec spec;
    private final TableName table;
    private final Schema schema;
    private final Connections connections;
    private final LoadKey load;
    private final long execution;
    private @Nullable List<TableColumn> columns;
    private @Nullable JdbcSession session;
    private int rowsPerCommit = 1;

    JdbcSink(JdbcSinkSpec spec, Schema schema, Connections connections, LoadKey load, long execution) {
        this.spec = spec;
        this.table = TableName.parse(spec.table());
        this.schema = schema;
        this.connections = connections;
        this.load = load;
        this.execution = execution;
    }

    @Override
    public void prepare() {
        try (Connection connection = connections.open()) {
            rowsPerCommit = Vendor.of(connection).rowsPerCommit();
            columns = new TargetTable(connection, table, schema, spec.key()).prepare();
        } catch (SQLException e) {
            throw SqlErrors.failure("table '" + table + "' can not be looked at", e);
        }
    }

    @Override
    public int rowsPerCommit() {
        return rowsPerCommit;
    }

    @Override
    public Checkpoint write(RecordChunk chunk, Checkpoint before, Completion completion) {
        boolean committed = false;
        try {
            JdbcSession current = session();
            List<Reject> rejects = chunk.rejects();
            current.begin(before);
            current.write(chunk, rejects);
            Ledger ledger = before.ledger()
                    .plus(new Ledger(chunk.read(), chunk.selected(), chunk.filtered(), rejects.size(), 0));
            boolean complete = chunk.last() && isComplete(ledger, completion);
            Checkpoint after = before.advance(chunk.end(), ledger, chunk.inputBytes(), complete);
            current.commit(after);
            committed = true;
            return after;
        } catch (SQLException e) {
            throw failure(e, chunk);
        } finally {
            if (!committed) {
                close();
            }
        }
    }

    private boolean isComplete(Ledger ledger, Completion completion) {
        if (!ledger.balances()) {
            throw new SinkException("the ledger of pipeline '" + load.pipeline() + "' does not balance: expected read ="
                    + " written + filtered + rejected + ignored, found " + ledger
                    + "; the last chunk was rolled back");
        }
        return completion.accepts(ledger);
    }

    private SinkException failure(SQLException error, RecordChunk chunk) {
        if (SqlErrors.isTransient(error)) {
            return SqlErrors.failure("table '" + table + "' can not be written", error);
        }
        Location refused = RefusedRecord.find(error, chunk.batches());
        String state = error.getSQLState();
        String message = "table '" + table + "' "
                + (refused == null ? "can not be written: " : "refuses the record at " + refused + ": ")
                + SqlErrors.message(error)
                + (state == null ? "" : " [" + state + "]");
        return new SinkException(message, error);
    }

    private JdbcSession session() throws SQLException {
        JdbcSession current = session;
        if (current == null) {
            current = openSession();
            session = current;
        }
        return current;
    }

    private JdbcSession openSession() throws SQLException {
        List<TableColumn> prepared = columns;
        if (prepared == null) {
            throw new IllegalStateException("prepare() comes before write()");
        }
        Connection connection = connections.open();
        try {
            connection.setAutoCommit(false);
            RejectWriter rejects = new RejectWriter(connection, load, table.toString(), execution);
            return new JdbcSession(connection, rowWriter(connection, prepared), rejects);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private RowWriter rowWriter(Connection connection, List<TableColumn> prepared) throws SQLException {
        Vendor vendor = Vendor.of(connection);
        return vendor == Vendor.POSTGRESQL && spec.method() == JdbcSinkSpec.Method.AUTO
                ? new CopyRowWriter(connection, table, schema, prepared)
                : new InsertRowWriter(connection, vendor, table, schema, prepared, spec.batchSize());
    }

    @Override
    public void close() {
        JdbcSession current = session;
        session = null;
        if (current != null) {
            current.close();
        }
    }
}
