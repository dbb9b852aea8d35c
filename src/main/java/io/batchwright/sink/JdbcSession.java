package io.batchwright.sink;

import io.batchwright.record.RecordChunk;
import io.batchwright.record.Reject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A connection with its prepared statements: begin, write, commit, again and again until something fails. */
final class JdbcSession implements AutoCloseable {

    private final Connection connection;
    private final CheckpointRow checkpoint;
    private final RowWriter rows;
    private final RejectWriter rejects;

    /** @param connection not in auto-commit mode; owned by the session from now on */
    JdbcSession(Connection connection, RowWriter rows, RejectWriter rejects) throws SQLException {
        this.connection = connection;
        this.checkpoint = new CheckpointRow(connection);
        this.rows = rows;
        this.rejects = rejects;
    }

    /** Begins a transaction with a lock on the checkpoint, which must be where {@code before} says. */
    void begin(Checkpoint before) throws SQLException {
        checkpoint.lock(before);
    }

    void write(RecordChunk chunk, List<Reject> chunkRejects) throws SQLException {
        if (chunk.selected() > 0) {
            rows.write(chunk.batches());
        }
        rejects.write(chunkRejects);
    }

    void commit(Checkpoint after) throws SQLException {
        checkpoint.advance(after);
        connection.commit();
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
