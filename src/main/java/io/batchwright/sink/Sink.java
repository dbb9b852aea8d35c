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

    /**
     * Writes a chunk, its rejects and the checkpoint in one transaction. The checkpoint row is locked and its token
     * compared first.
     *
     * @param chunk what to write; every column of it is decoded
     * @param before the checkpoint before the chunk
     * @return the checkpoint after it, as committed
     * @throws FencedException if another run has claimed the load meanwhile; nothing was written
     * @throws SinkException if the database refuses; nothing was written
     */
    Checkpoint write(RecordChunk chunk, Checkpoint before);

    @Override
    void close();
}
