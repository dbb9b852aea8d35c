package io.batchwright.sink;

import io.batchwright.record.RecordChunk;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Where rows go that is no transactional database, for an {@link OutputSink}. It says how far it is in words of its own, at most
 * 1000 characters, which are committed together with the checkpoint and given back to it by the next run. Not thread-safe.
 *
 * <p>Every method may throw a {@link SinkException} for what the user can mend, and an {@link IOException} for anything else.
 */
interface Output extends AutoCloseable {

    /**
     * Checks the target, before the first record is read.
     *
     * @param state what was committed last; null at the start
     */
    void prepare(@Nullable String state) throws IOException;

    /** How many rows a chunk should have, where the pipeline does not say. */
    int rowsPerCommit();

    /** How many records the first chunk has to have, so that it is the one that an earlier run has begun; 0 for any. */
    default long firstChunk() {
        return 0;
    }

    /**
     * Brings the target to what was committed last, before the first chunk and again after a failure.
     *
     * @param state what was committed last; null at the start
     */
    void open(@Nullable String state) throws IOException;

    /**
     * What has to be committed before a chunk is written.
     *
     * @return null for nothing
     */
    default @Nullable String intent(RecordChunk chunk) {
        return null;
    }

    /**
     * Writes the rows of a chunk. When it returns, they are out.
     *
     * @param before the checkpoint before the chunk
     */
    Written write(RecordChunk chunk, Checkpoint before) throws IOException;

    /**
     * Puts the target of a complete load into its final place, as far as it is not there yet, and drops what loads have left
     * behind that nobody resumes.
     *
     * @param state what was committed last
     * @param connection the database of the checkpoint
     */
    default void settle(@Nullable String state, Connection connection) throws IOException, SQLException {}

    @Override
    void close();
}
