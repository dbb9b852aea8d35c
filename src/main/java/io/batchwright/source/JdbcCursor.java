package io.batchwright.source;

import io.batchwright.record.RecordBatch;
import java.nio.channels.ClosedChannelException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A statement on a connection of its own, run when it is first read. Everything but {@link #close()} is for one thread;
 * {@code close} may come from another one: it cancels what the database is doing, and waits until the reading thread has
 * noticed.
 */
final class JdbcCursor implements AutoCloseable {

    private static final long CANCEL_INTERVAL_MILLIS = 100;

    private final Connection connection;
    private final PreparedStatement statement;
    private final ReentrantLock inUse = new ReentrantLock();
    private @Nullable ResultSet result;
    private volatile boolean closed;

    /**
     * @param connection owned from now on
     * @param statement one of its statements, with all parameters bound
     */
    JdbcCursor(Connection connection, PreparedStatement statement) {
        this.connection = connection;
        this.statement = statement;
    }

    /** What is done with the rows. */
    @FunctionalInterface
    interface Reading {
        @Nullable
        RecordBatch read(ResultSet rows) throws SQLException;
    }

    /**
     * Reads on.
     *
     * @throws ClosedChannelException if the cursor was closed before or meanwhile
     * @throws SourceException if the database refuses
     */
    @Nullable
    RecordBatch read(Reading reading) throws ClosedChannelException {
        inUse.lock();
        try {
            if (closed) {
                throw new ClosedChannelException();
            }
            ResultSet rows = result;
            if (rows == null) {
                rows = statement.executeQuery();
                result = rows;
            }
            return reading.read(rows);
        } catch (SQLException e) {
            if (closed) {
                throw new ClosedChannelException();
            }
            throw JdbcErrors.failure("source.query", e);
        } finally {
            inUse.unlock();
        }
    }

    /** Cancels the statement as often as it takes: what is cancelled before it has begun goes on. */
    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        boolean locked = inUse.tryLock();
        while (!locked) {
            cancel();
            try {
                locked = inUse.tryLock(CANCEL_INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            // A connection that is lost is closed.
        } finally {
            inUse.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void cancel() {
        try {
            statement.cancel();
        } catch (SQLException e) {
            // Then the statement ends by itself.
        }
    }
}
