package io.batchwright.batch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Outlasts a database that does not answer: tries again after growing pauses, for a bounded time. A stop ends the waiting.
 * Once it has given up, the run is about to fail, and what else the run wants of the database is tried only once.
 * Thread-safe.
 */
final class Reconnection {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Duration bound;
    private final StopSignal stop;
    private final RunListener listener;
    private final Clock clock;
    private volatile boolean givenUp;

    /** @param bound for how long it is tried */
    Reconnection(Duration bound, StopSignal stop, RunListener listener, Clock clock) {
        this.bound = bound;
        this.stop = stop;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * Does something, again and again if need be.
     *
     * @param first what is done first
     * @param again what is done after a failure
     * @param lost which failures are worth another try
     * @return what the attempt that succeeded gave
     * @throws RuntimeException the last failure, when it is not worth another try, the time is up, or a stop was asked for
     */
    <T> T outlast(Supplier<T> first, Supplier<T> again, Predicate<RuntimeException> lost) {
        Supplier<T> attempt = first;
        Duration pause = FIRST_PAUSE;
        Instant until = Instant.MAX;
        while (true) {
            try {
                return attempt.get();
            } catch (RuntimeException e) {
                if (givenUp || !lost.test(e)) {
                    throw e;
                }
                if (attempt == first) {
                    until = clock.instant().plus(bound);
                    listener.connectionLost(e, bound);
                }
                if (clock.instant().plus(pause).isAfter(until) || stopped(pause)) {
                    givenUp = true;
                    throw e;
                }
                attempt = again;
                pause = longer(pause);
            }
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    /** Waits, and returns whether a stop or an interrupt ended the waiting. */
    private boolean stopped(Duration pause) {
        try {
            return stop.await(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
