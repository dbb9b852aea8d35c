package io.batchwright.http;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongUnaryOperator;

/**
 * Time and chance, so that tests need not wait for either.
 *
 * @param clock what time it is
 * @param pause waits
 * @param random a random number from 0 up to the bound, which is excluded
 */
public record Waiting(Clock clock, Pause pause, LongUnaryOperator random) {

    /** Waits. */
    @FunctionalInterface
    public interface Pause {

        /** Waits that long. */
        void sleep(Duration time) throws InterruptedException;
    }

    /** The real ones. */
    public static Waiting real() {
        return by(time -> Thread.sleep(time.toMillis()));
    }

    /** The real ones, but for the way of waiting, which may end early by an {@link InterruptedException}. */
    public static Waiting by(Pause pause) {
        return new Waiting(
                Clock.systemUTC(), pause, bound -> ThreadLocalRandom.current().nextLong(bound));
    }
}
