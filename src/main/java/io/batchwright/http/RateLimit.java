package io.batchwright.http;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keeps requests apart, so that there are no more of them in a second than the server bears. Thread-safe. */
final class RateLimit {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Duration interval;
    private final Waiting waiting;
    private Instant next = Instant.MIN;

    /** @param perSecond more than 0; or null for as many as there are */
    RateLimit(@Nullable Double perSecond, Waiting waiting) {
        this.interval = perSecond == null ? Duration.ZERO : Duration.ofNanos((long) (NANOS_PER_SECOND / perSecond));
        this.waiting = waiting;
    }

    /** Waits for the turn of one request. */
    synchronized void await() throws InterruptedException {
        Instant now = waiting.clock().instant();
        if (now.isBefore(next)) {
            waiting.pause().sleep(Duration.between(now, next));
        }
        next = (now.isBefore(next) ? next : now).plus(interval);
    }
}
