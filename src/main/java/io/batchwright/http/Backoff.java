package io.batchwright.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long to wait before a request is tried again: exponential, with full jitter, or what the server asks for. */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 10;

    private final Duration maxWait;
    private final Waiting waiting;

    Backoff(Duration maxWait, Waiting waiting) {
        this.maxWait = maxWait;
        this.waiting = waiting;
    }

    /** Whether the server asks for a longer wait than is borne. */
    boolean exceeds(@Nullable Duration retryAfter) {
        return retryAfter != null && retryAfter.compareTo(maxWait) > 0;
    }

    /** @param failures how many there have been, from 1 */
    void pause(int failures, @Nullable Duration retryAfter) throws InterruptedException {
        waiting.pause().sleep(retryAfter == null ? jittered(failures) : retryAfter);
    }

    private Duration jittered(int failures) {
        Duration most = FIRST.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        long bound = Math.min(Math.min(most.toMillis(), LONGEST.toMillis()), maxWait.toMillis());
        return Duration.ofMillis(waiting.random().applyAsLong(bound + 1));
    }
}
