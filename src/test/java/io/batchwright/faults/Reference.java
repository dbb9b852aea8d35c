package io.batchwright.faults;

import java.time.Duration;
import java.util.Random;

/**
 * The loads of a workload that nobody disturbed.
 *
 * @param state what they left behind
 * @param wall seconds of the process, the mean of all loads
 * @param step seconds of the step, the mean of all loads
 */
record Reference(LoadedState state, double wall, double step) {

    /**
     * A moment in a step, from its beginning.
     *
     * @param share the part of the step that it may lie in, from 0 to 1
     */
    Duration momentOfStep(Random random, double share) {
        return Duration.ofMillis(Math.round(1000 * random.nextDouble() * share * step));
    }

    /** A moment in a run before its step, from the start of the process. */
    Duration momentBefore(Random random) {
        return Duration.ofMillis(Math.round(1000 * random.nextDouble() * (wall - step)));
    }
}
