package io.batchwright.monitor;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long things ran. */
final class Durations {

    private Durations() {}

    /** From the start to the end, or to {@code now} if there is none yet; zero before the start, never negative. */
    static Duration between(@Nullable Instant started, @Nullable Instant ended, Instant now) {
        if (started == null) {
            return Duration.ZERO;
        }
        Duration duration = Duration.between(started, ended == null ? now : ended);
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
