package io.batchwright.sink;

import io.batchwright.record.RecordChunk;

/** Where records go. Not thread-safe. */
public interface Sink extends AutoCloseable {

    /**
     * Creates the target if it is missing, else checks it against the fields; before the first record is read.
     *
     * @throws SinkException if the target does not suit; the message lists every difference
     */
    void prepare();

    /** How many rows one transaction does best with, where the pipeline does not say; after {@link #prepare()}. */
    int rowsPerCommit();

    /**
     * How many records the first chunk has to have, so that it is the same as the one that an earlier run has begun; 0 for any.
     * After {@link #prepare()}.
     */
    default long firstChunk() {
        return 0;
    }

    /**
     * Makes ready for the first chunk, while that is being read: opens what has to be open to write. May be left out, and holds no
     * transaction; after {@link #prepare()}.
     *
     * @param before the checkpoint before the first chunk
     * @throws SinkException if that is not possible now; writing tries again
     */
    default void ready(Checkpoint before) {}

    /**
     * Writes a chunk, its rejects and the checkpoint in one transaction. The checkpoint row is locked and its token
     * compared first. Records that the target refuses become rejects of stage {@code sink}, all others are written. With the
     * last chunk of a load its ledger must balance, and the checkpoint becomes complete if {@code completion} agrees.
     *
     * <p>The chunk stays as it is, so that the same one can be written again after a failure. Where the database bears one
     * change at a time, the caller sees to it that nobody else changes it meanwhile.
     *
     * @param chunk what to write; every column of it is decoded
     * @param before the checkpoint before the chunk
     * @param completion hears the rejects of every chunk; asked for its verdict with the last one only
     * @return what was committed
     * @throws FencedException if another run has claimed the load meanwhile; nothing was written
     * @throws SinkException if the target can not be written, or the last chunk's ledger does not balance; nothing was written,
     *     unless the connection was lost while it committed: read the checkpoint again before going on
     */
    Committed write(RecordChunk chunk, Checkpoint before, Completion completion);

    /**
     * Puts the target of a complete load into its final place, as far as it is not there yet; again and again does no harm.
     * Called once the last chunk is committed, and by later runs that find the load complete.
     *
     * @throws SinkException if that is not possible; the load is complete all the same
     */
    default void settle() {}

    @Override
    void close();
}
