package io.batchwright.batch;

import io.batchwright.format.Format;
import io.batchwright.sink.Checkpoint;

/** Where the records of a load come from. */
@FunctionalInterface
interface LoadInput {

    /**
     * Opens the frozen input.
     *
     * @param from the load's checkpoint: its plan says what to read, its position where to go on
     */
    Chunks open(Checkpoint from, Format format, ChunkLimits limits);

    /** Whether it has no end but a stop. */
    default boolean endless() {
        return false;
    }

    /** Whether what was read can be read again; if not, a stop has to commit it. */
    default boolean repeatable() {
        return true;
    }
}
