package io.batchwright.sink;

import io.batchwright.record.RecordChunk;
import io.batchwright.record.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Loads a table on a connection of its own, which it opens again after a failure. */
final class JdbcSink implements Sink {

    private final JdbcSinkSpec spec;
    private final TableName table;
    private final Schema schema;
    private final Connections connections;
    private final LoadKey load;
    private final long execution;
    private final Runnable underway;
    private @Nullable WriteTarget target;
    private @Nullable Replacement replacement;
    private @Nullable JdbcSession session;
    private int rowsPerCommit = 1;

    JdbcSink(JdbcSinkSpec spec, Schema schema, SinkContext context) {
        this.spec = spec;
        this.table = TableName.parse(spec.table());
        this.schema = schema;
        this.connections = context.connections();
        this.load = context.load();
        this.execution = context.execution();
        this.underway = context.underway();
    }

    @Override
    public void prepare() {
        try (Connection connection = connections.open()) {
            rowsPerCommit = Vendor.of(connection).rowsPerCommit();
            WriteTarget prepared = new TargetTable(connection, table, schema, spec.key()).prepare(spec.write());
            replacement = spec.write() == WriteMode.REPLACE ? Replacement.prepare(connection, prepared, load) : null;
            target = replacement == null ? prepared : replacement.beside();
        } catch (SQLException e) {
            throw SqlErrors.failure("table '" + table + "' can not be looked at", e);
        }
    }

    @Override
    public int rowsPerCommit() {
        return rowsPerCommit;
    }

    @Override
    public void ready(Checkpoint before) {
        try {
            session(before).rest();
        } catch (SQLException e) {
            close();
            throw failure(e);
        }
    }

    @Override
    public Committed write(RecordChunk chunk, Checkpoint before, Completion completion) {
        boolean committed = false;
        try {
            JdbcSession current = session(before);
            if (!current.copies() || chunk.selected() == 0) {
                underway.run();
            }
            RowOutcome outcome = current.write(before, RowSet.of(chunk.batches()));
            ChunkAccount account =
                    ChunkAccount.of(chunk, outcome.refusals(), ignored(chunk, outcome), before, completion);
            current.writeRejects(account.rejects(), before, chunk);
            current.commit(account.after());
            committed = true;
            return account.committed();
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            if (!committed) {
                close();
            }
        }
    }

    /** How many rows were left out on purpose. A record counts as written if the table accepts it, whatever its triggers do. */
    private long ignored(RecordChunk chunk, RowOutcome outcome) {
        return spec.write() == WriteMode.IGNORE
                ? chunk.selected() - outcome.refusals().size() - outcome.taken()
                : 0;
    }

    private SinkException failure(SQLException error) {
        if (SqlErrors.isTransient(error)) {
            return SqlErrors.failure("table '" + table + "' can not be written", error);
        }
        String state = error.getSQLState();
        String message = "table '" + table + "' can not be written: " + SqlErrors.message(error)
                + (state == null ? "" : " [" + state + "]");
        return new SinkException(message, error);
    }

    private JdbcSession session(Checkpoint before) throws SQLException {
        JdbcSession current = session;
        if (current == null) {
            current = openSession(before);
            session = current;
        }
        return current;
    }

    private JdbcSession openSession(Checkpoint before) throws SQLException {
        WriteTarget prepared = target;
        if (prepared == null) {
            throw new IllegalStateException("prepare() comes before write()");
        }
        Connection connection = connections.openKept();
        try {
            connection.setAutoCommit(false);
            RejectWriter rejects =
                    RejectWriter.of(connection, before, table.toString(), execution, spec.copies(connection));
            return new JdbcSession(
                    new LoadTransaction(connection, rejects),
                    new TargetTable(connection, prepared.table(), schema, spec.key()),
                    TableWriter.open(connection, spec, prepared, underway),
                    replacement);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
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
