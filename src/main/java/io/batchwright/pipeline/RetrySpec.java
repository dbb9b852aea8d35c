package io.batchwright.pipeline;

import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import java.time.Duration;

/**
 * The {@code retry:} part of a pipeline file: whether a slot of the schedule that failed is tried again. It goes on after the
 * last commit, as every run of the same load does.
 *
 * @param attempts how often, from 1
 * @param delay how long to wait before each
 */
public record RetrySpec(
        @Key("How often a scheduled run that failed is tried again, from 1 to " + MOST_ATTEMPTS + ".")
        int attempts,

        @Key(value = "How long to wait before that.", defaultValue = "5m")
        Duration delay) {

    private static final int MOST_ATTEMPTS = 1000;

    /** Reports what is wrong with it; keys are relative to {@code retry}. */
    void validate(Problems problems) {
        problems.require(attempts >= 1 && attempts <= MOST_ATTEMPTS, "attempts", "1 to " + MOST_ATTEMPTS);
    }
}
