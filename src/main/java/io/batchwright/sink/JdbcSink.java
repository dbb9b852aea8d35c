package io.batchwright.sink;

import io.batchwright.record.Ledger;
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
    private @Nullable WriteTarget target;
    private @Nullable Replacement replacement;
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
    public Committed write(RecordChunk chunk, Checkpoint before, Completion completion) {
        boolean committed = false;
        try {
            JdbcSession current = session(before);
            RowOutcome outcome = current.write(before, RowSet.of(chunk.batches()));
            List<Reject> rejects = new ChunkRejects(chunk, outcome.refusals(), new RejectOrder(before.plan()));
            completion.rejected(rejects);
            current.writeRejects(rejects, before, chunk);
            Ledger ledger = before.ledger().plus(ledger(chunk, outcome, rejects.size()));
            boolean complete = chunk.last() && isComplete(ledger, completion);
            Checkpoint after = before.advance(chunk.end(), ledger, chunk.inputBytes(), complete);
            current.commit(after);
            committed = true;
            return new Committed(after, rejects);
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            if (!committed) {
                close();
            }
        }
    }

    /** What became of the chunk's records. A record counts as written if the table accepts it, whatever its triggers do. */
    private Ledger ledger(RecordChunk chunk, RowOutcome outcome, long rejected) {
        long refused = outcome.refusals().size();
        long ignored = spec.write() == WriteMode.IGNORE ? chunk.selected() - refused - outcome.taken() : 0;
        return new Ledger(chunk.read(), chunk.selected() - refused - ignored, chunk.filtered(), rejected, ignored);
    }

    private boolean isComplete(Ledger ledger, Completion completion) {
        if (!ledger.balances()) {
            throw new SinkException("the ledger of pipeline '" + load.pipeline() + "' does not balance: expected read ="
                    + " written + filtered + rejected + ignored, found " + ledger
                    + "; the last chunk was rolled back");
        }
        return completion.accepts(ledger);
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
        Connection connection = connections.open();
        try {
            connection.setAutoCommit(false);
            return new JdbcSession(
                    connection,
                    new TargetTable(connection, prepared.table(), schema, spec.key()),
                    TableWriter.open(connection, spec, prepared),
                    RejectWriter.of(connection, before, table.toString(), execution, spec.copies(connection)),
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
