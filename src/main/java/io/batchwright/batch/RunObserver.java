package io.batchwright.batch;

import org.jspecify.annotations.Nullable;

/** Hears of all runs of a {@link RunPool}. Thread-safe. */
@FunctionalInterface
public interface RunObserver {

    /**
     * It is a run's turn.
     *
     * @return hears how it goes, beside the run's own listener
     */
    Observation begins(String pipeline);

    /** Hears how one run goes, and how it ends. */
    interface Observation extends RunListener {

        /**
         * The run is over.
         *
         * @param result how it ended, or null if it was refused
         */
        void ended(@Nullable RunResult result);
    }
}
