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

    /**
     * Whether a stop may leave out what was read since the last commit; not where that can not be read again, nor where a load that
     * is stopped ever so often would never get on.
     */
    default boolean repeatable() {
        return true;
    }
}
