package io.batchwright.batch;

import io.batchwright.sink.SqlErrors;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/**
 * Outlasts a database that does not answer: tries again after growing pauses, for a bounded time. A stop ends the waiting.
 * Once it has given up, the run is about to end, and what else the run wants of the database is tried only once; after a stop
 * nobody waits for that.
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
    private volatile boolean stopped;
    private volatile @Nullable DatabaseAwayException away;

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
     * @param further what is done after a failure
     * @param lost which failures are worth another try
     * @return what the attempt that succeeded gave
     * @throws DatabaseAwayException when the time is up
     * @throws RuntimeException the last failure, when it is not worth another try, or a stop was asked for
     */
    <T> T outlast(Supplier<T> first, Supplier<T> further, Predicate<RuntimeException> lost) {
        return attempt(stopped ? hurried(first) : first, hurried(further), lost);
    }

    /** As {@link #outlast(Supplier, Supplier, Predicate)}, for what can be done again just so, and takes its time. */
    <T> T outlast(Supplier<T> work) {
        return attempt(work, work, Reconnection::isLost);
    }

    private <T> T attempt(Supplier<T> first, Supplier<T> further, Predicate<RuntimeException> lost) {
        @Nullable Instant until = null;
        for (Duration pause = FIRST_PAUSE; ; pause = longer(pause)) {
            try {
                return until == null ? first.get() : further.get();
            } catch (RuntimeException e) {
                givenUp = givenUp || stopped;
                if (givenUp || !lost.test(e)) {
                    throw e;
                }
                if (until == null) {
                    until = clock.instant().plus(bound);
                    listener.connectionLost(e, bound);
                }
                if (clock.instant().plus(pause).isAfter(until)) {
                    throw tooLate(e);
                }
                if (ended(pause)) {
                    givenUp = true;
                    throw e;
                }
            }
        }
    }

    private DatabaseAwayException tooLate(RuntimeException failure) {
        DatabaseAwayException late = new DatabaseAwayException(bound, failure);
        away = late;
        givenUp = true;
        return late;
    }

    /** Something that a stop does not wait for: a database that does not answer is not one that an interrupt could close. */
    private <T> Supplier<T> hurried(Supplier<T> work) {
        return () -> {
            try {
                return stop.interrupting(work);
            } catch (RuntimeException e) {
                stopped = stopped || stop.requested();
                throw e;
            }
        };
    }

    /** Does what a run does last, which a stop does not wait for where the database did not answer before. */
    void last(Runnable work) {
        if (stopped) {
            stop.interrupting(() -> {
                work.run();
                return true;
            });
        } else {
            work.run();
        }
    }

    /** Says that the time was up before the database came back; null if it was not. */
    @Nullable
    DatabaseAwayException away() {
        return away;
    }

    /** Whether a stop ended the waiting for the database. */
    boolean stopped() {
        return stopped;
    }

    /** Whether a failure is about the connection to the database, or the moment. */
    static boolean isLost(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && SqlErrors.isTransient(sql)) {
                return true;
            }
            // A roll-back fails on a lost connection only, and hides what failed before it.
            if (cause instanceof TransactionSystemException) {
                return true;
            }
        }
        return false;
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    /** Waits, and returns whether a stop or an interrupt ended the waiting. */
    private boolean ended(Duration pause) {
        try {
            stopped = stop.await(pause);
            return stopped;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
