package io.batchwright.sink;

import io.batchwright.record.RecordChunk;
import io.batchwright.record.Reject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The transactions in which a load is accounted for, one after the other on one connection: the checkpoint is locked, rejects are
 * kept, the checkpoint moves on.
 */
final class LoadTransaction implements AutoCloseable {

    private final Connection connection;
    private final CheckpointRow checkpoint;
    private final RejectWriter rejects;

    /** @param connection not in auto-commit mode; owned by this object from now on */
    LoadTransaction(Connection connection, RejectWriter rejects) throws SQLException {
        this.connection = connection;
        this.checkpoint = new CheckpointRow(connection);
        this.rejects = rejects;
    }

    Connection connection() {
        return connection;
    }

    /**
     * Begins a transaction with a lock on the checkpoint, which must be where {@code before} says.
     *
     * @return how far the target is, as last {@linkplain #commit committed}
     * @throws FencedException if another run has claimed the load
     */
    @Nullable
    String begin(Checkpoint before) throws SQLException {
        return checkpoint.lock(before);
    }

    /** Keeps the rejects of a chunk. */
    void keep(List<Reject> chunkRejects, Checkpoint before, RecordChunk chunk) throws SQLException {
        rejects.write(chunkRejects, before, chunk);
    }

    /**
     * Moves the checkpoint on and commits.
     *
     * @param targetState how far the target is, in the sink's own words; null where the target is this database
     */
    void commit(Checkpoint after, @Nullable String targetState) throws SQLException {
        checkpoint.advance(after, targetState);
        connection.commit();
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    /** Rolls back what is not committed and gives the connection back; quiet, as the connection may be lost. */
    @Override
    public void close() {
        try (connection) {
            connection.rollback();
        } catch (SQLException ignored) {
            // The database rolls back by itself what it has not committed.
        }
    }
}
