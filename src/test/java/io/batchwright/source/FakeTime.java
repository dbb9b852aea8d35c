package io.batchwright.source;

import io.batchwright.http.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A clock that only goes on when somebody waits. */
final class FakeTime extends Clock {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Duration> pauses = new CopyOnWriteArrayList<>();

    /** Time and the largest chance. */
    Waiting waiting() {
        return new Waiting(this, pauses::add, bound -> bound - 1);
    }

    /** The waits so far. */
    List<Duration> pauses() {
        return List.copyOf(pauses);
    }

    @Override
    public Instant instant() {
        return START.plus(pauses.stream().reduce(Duration.ZERO, Duration::plus));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
