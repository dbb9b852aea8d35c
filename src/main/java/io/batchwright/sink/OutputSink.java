package io.batchwright.sink;

import io.batchwright.record.RecordChunk;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows to an output that is no transactional database, and accounts for them in one: rejects and checkpoint are committed
 * once the rows are out. The checkpoint stays locked meanwhile, so that nobody else can claim the load.
 */
final class OutputSink implements Sink {

    private final SinkSpec spec;
    private final Output output;
    private final SinkContext context;
    private @Nullable LoadTransaction transaction;
    private boolean open;

    /** @param output owned by the sink */
    OutputSink(SinkSpec spec, Output output, SinkContext context) {
        this.spec = spec;
        this.output = output;
        this.context = context;
    }

    @Override
    public void prepare() {
        try {
            output.prepare(targetState());
        } catch (IOException e) {
            throw failure("can not be written", e);
        }
    }

    @Override
    public int rowsPerCommit() {
        return output.rowsPerCommit();
    }

    @Override
    public long firstChunk() {
        return output.firstChunk();
    }

    @Override
    public Committed write(RecordChunk chunk, Checkpoint before, Completion completion) {
        boolean committed = false;
        context.underway().run();
        try {
            LoadTransaction current = begin(chunk, before);
            Written written = output.write(chunk, before);
            ChunkAccount account = ChunkAccount.of(chunk, written.refusals(), 0, before, completion);
            current.keep(account.rejects(), before, chunk);
            current.commit(account.after(), written.state());
            committed = true;
            return account.committed();
        } catch (SQLException e) {
            throw SqlErrors.failure("the checkpoint of '" + spec.target() + "' can not be written", e);
        } catch (IOException e) {
            throw failure("can not be written", e);
        } finally {
            if (!committed) {
                close();
            }
        }
    }

    /** Begins the chunk's transaction, and has the output ready for it. */
    private LoadTransaction begin(RecordChunk chunk, Checkpoint before) throws SQLException, IOException {
        LoadTransaction current = transaction(before);
        String state = current.begin(before);
        if (!open) {
            output.open(state);
            open = true;
        }
        String intent = output.intent(chunk);
        if (intent != null && !intent.equals(state)) {
            current.commit(before, intent);
            Vendor.of(current.connection()).force(current.connection());
            current.begin(before);
        }
        return current;
    }

    private LoadTransaction transaction(Checkpoint before) throws SQLException {
        LoadTransaction current = transaction;
        if (current == null) {
            current = openTransaction(before);
            transaction = current;
        }
        return current;
    }

    private LoadTransaction openTransaction(Checkpoint before) throws SQLException {
        Connection connection = context.connections().openKept();
        try {
            connection.setAutoCommit(false);
            boolean copies = Vendor.of(connection) == Vendor.POSTGRESQL;
            return new LoadTransaction(
                    connection, RejectWriter.of(connection, before, spec.target(), context.execution(), copies));
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void settle() {
        close();
        try (Connection connection = context.connections().open()) {
            // Else the checkpoint might fall behind an output that can not be taken back.
            Vendor.of(connection).force(connection);
            output.settle(CheckpointRow.targetState(connection, context.load()), connection);
        } catch (SQLException e) {
            throw SqlErrors.failure("the checkpoint of '" + spec.target() + "' can not be read", e);
        } catch (IOException e) {
            throw failure("is complete, but can not be put in place", e);
        }
    }

    private @Nullable String targetState() {
        try (Connection connection = context.connections().open()) {
            return CheckpointRow.targetState(connection, context.load());
        } catch (SQLException e) {
            throw SqlErrors.failure("the checkpoint of '" + spec.target() + "' can not be read", e);
        }
    }

    private SinkException failure(String what, IOException error) {
        return new SinkException("'" + spec.target() + "' " + what + ": " + FileErrors.reason(error), error);
    }

    @Override
    public void close() {
        open = false;
        output.close();
        LoadTransaction current = transaction;
        transaction = null;
        if (current != null) {
            current.close();
        }
    }
}
