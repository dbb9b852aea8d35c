package io.batchwright.record;

import org.jspecify.annotations.Nullable;

/**
 * How far a load is after a chunk.
 *
 * @param position the place after the chunk's last record
 * @param last whether the frozen input ends here
 * @param inputBytes bytes of stored input consumed since the load began, for progress
 * @param plan the plan from here on, if the chunk changed it; else null
 */
public record ChunkEnd(
        Position position,
        boolean last,
        long inputBytes,
        @Nullable InputPlan plan) {

    /** The end of a chunk that leaves the plan as it is. */
    public ChunkEnd(Position position, boolean last, long inputBytes) {
        this(position, last, inputBytes, null);
    }
}
