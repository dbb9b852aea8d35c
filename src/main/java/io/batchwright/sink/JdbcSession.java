package io.batchwright.sink;

import io.batchwright.record.RecordChunk;
import io.batchwright.record.Reject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection with its prepared statements: write rows, write rejects, commit, again and again until something fails.
 *
 * <p>The rows of a chunk are first written as if none of them could be refused. If one is, the transaction is rolled back, begun
 * again, and the careful way is taken; and again with deferred constraints made immediate, if it is those that refuse. After
 * a chunk with refused rows the next one takes the careful way at once.
 */
final class JdbcSession implements AutoCloseable {

    private final Connection connection;
    private final LoadTransaction transaction;
    private final TargetTable table;
    private final TableWriter writer;
    private final @Nullable Replacement replacement;
    private boolean suspicious;

    /** How much is taken for granted of a chunk. */
    private enum Care {
        TRUSTING,
        CAREFUL,
        /** With constraints checked row by row that are declared to be checked at the end. */
        STRICT
    }

    /**
     * @param transaction owned by the session from now on
     * @param replacement if the rows are to replace those of the table
     */
    JdbcSession(LoadTransaction transaction, TargetTable table, TableWriter writer, @Nullable Replacement replacement) {
        this.connection = transaction.connection();
        this.transaction = transaction;
        this.table = table;
        this.writer = writer;
        this.replacement = replacement;
    }

    /**
     * Begins a transaction with a lock on the checkpoint, which must be where {@code before} says, and writes rows.
     *
     * @throws SQLException for errors that are not about single rows
     */
    RowOutcome write(Checkpoint before, RowSet rows) throws SQLException {
        if (rows.isEmpty()) {
            begin(before);
            return RowOutcome.NOTHING;
        }
        RowOutcome outcome = write(before, rows, suspicious ? Care.CAREFUL : Care.TRUSTING, null);
        suspicious = !outcome.refusals().isEmpty();
        return outcome;
    }

    /** @param failed why these rows can not be written with less care, or null if that is not known */
    private RowOutcome write(Checkpoint before, RowSet rows, Care care, @Nullable SQLException failed)
            throws SQLException {
        boolean written = false;
        try {
            begin(before);
            RowOutcome outcome = send(rows, care, failed);
            written = true;
            requireConstraints();
            return outcome;
        } catch (SQLException e) {
            if (care == Care.STRICT || !RowErrors.isAboutRow(e)) {
                throw e;
            }
            connection.rollback();
            table.check();
            writer.careful().prepare();
            return written || care == Care.CAREFUL
                    ? write(before, rows, Care.STRICT, null)
                    : write(before, rows, Care.CAREFUL, e);
        }
    }

    private void begin(Checkpoint before) throws SQLException {
        transaction.begin(before);
        if (replacement != null) {
            replacement.begin(connection, before);
        }
    }

    private RowOutcome send(RowSet rows, Care care, @Nullable SQLException failed) throws SQLException {
        if (care == Care.TRUSTING) {
            return new RowOutcome(writer.fast().write(rows), List.of());
        }
        if (care == Care.STRICT) {
            requireConstraints();
        }
        return writer.careful().write(rows, failed);
    }

    /** Has deferred constraints speak now, while refused rows can still be found, and from now on at once. */
    private void requireConstraints() throws SQLException {
        if (writer.defersConstraints()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
            }
        }
    }

    void writeRejects(List<Reject> chunkRejects, Checkpoint before, RecordChunk chunk) throws SQLException {
        transaction.keep(chunkRejects, before, chunk);
    }

    /** Moves the checkpoint on and commits; with a complete load, the replacement takes its place before. */
    void commit(Checkpoint after) throws SQLException {
        if (replacement != null && after.complete()) {
            replacement.swap(connection, after);
        }
        transaction.commit(after, null);
        if (replacement != null && after.complete()) {
            replacement.cleanUp(connection, after);
        }
    }

    /** Whether rows go by COPY, and say so once they are on their way. */
    boolean copies() {
        return writer.copies();
    }

    /** Ends the transaction in which statements were prepared, as nobody knows when the first chunk comes. */
    void rest() throws SQLException {
        connection.commit();
    }

    /** Rolls back what is not committed and gives the connection back. */
    @Override
    public void close() {
        transaction.close();
    }
}
