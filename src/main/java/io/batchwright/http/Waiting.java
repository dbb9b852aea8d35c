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
        return new Waiting(
                Clock.systemUTC(),
                time -> Thread.sleep(time.toMillis()),
                bound -> ThreadLocalRandom.current().nextLong(bound));
    }
}
