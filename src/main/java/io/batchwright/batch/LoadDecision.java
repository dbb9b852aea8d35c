package io.batchwright.batch;

import io.batchwright.sink.Checkpoint;
import org.jspecify.annotations.Nullable;

/** What a {@code run} has to do, given what was loaded before. */
sealed interface LoadDecision {

    /** The load is complete: nothing to do. */
    record AlreadyLoaded(Checkpoint checkpoint) implements LoadDecision {}

    /** Nothing is new since this load, or there is nothing at all yet: nothing to do. */
    record NothingNew(@Nullable Checkpoint last) implements LoadDecision {}

    /**
     * Start or resume a load.
     *
     * @param initial its checkpoint, which is claimed when the step opens
     * @param previous the load that it goes on from, if it begins and there is one; else null
     */
    record Proceed(Checkpoint initial, @Nullable Checkpoint previous) implements LoadDecision {

        /** One that is resumed, or stands alone. */
        Proceed(Checkpoint initial) {
            this(initial, null);
        }
    }
}
