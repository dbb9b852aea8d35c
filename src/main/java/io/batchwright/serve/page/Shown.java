package io.batchwright.serve.page;

import io.batchwright.monitor.Execution;
import io.batchwright.monitor.ExecutionStatus;
import io.batchwright.text.Figures;
import io.batchwright.text.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How pages show things; templates call it {@code @show}. Thread-safe. */
@Component("show")
public final class Shown {

    private static final Duration DAY = Duration.ofDays(1);

    private final Clock clock;
    private final Times times = Times.here();

    Shown(Clock clock) {
        this.clock = clock;
    }

    /** {@code 1234567} as {@code 1,234,567}; a question mark for a negative number, which stands for one that is not known. */
    public String count(long count) {
        return count < 0 ? "?" : Figures.count(count);
    }

    /** {@code 1536} as {@code 1.5 KiB}. */
    public String bytes(long bytes) {
        return Figures.bytes(bytes);
    }

    /** A moment with its zone, to the second; a dash for one that has not come. */
    public String time(@Nullable Instant moment) {
        return times.forPeople(moment);
    }

    /** A moment for the {@code datetime} of an HTML {@code time}; empty for one that has not come. */
    public String machineTime(@Nullable Instant moment) {
        return moment == null ? "" : moment.toString();
    }

    /** {@code 3m20s ago}, {@code in 5s}; the date if it is further than a day; a dash for a moment that has not come. */
    public String ago(@Nullable Instant moment) {
        if (moment == null) {
            return "-";
        }
        Duration age = Duration.between(moment, clock.instant());
        if (age.abs().compareTo(DAY) > 0) {
            return time(moment);
        }
        return age.isNegative() ? "in " + rough(age.negated()) : rough(age) + " ago";
    }

    private String rough(Duration duration) {
        return duration.toSeconds() < 60 ? duration.toSeconds() + "s" : duration(duration);
    }

    /** {@code 1m23s}. */
    public String duration(Duration duration) {
        return Times.readable(duration);
    }

    /** How long an execution ran, or has been running. */
    public String duration(Execution execution) {
        return duration(execution.duration(clock.instant()));
    }

    /** The class of the style sheet for a status. */
    public String style(ExecutionStatus status) {
        return "status " + status.name().toLowerCase(Locale.ROOT);
    }
}
