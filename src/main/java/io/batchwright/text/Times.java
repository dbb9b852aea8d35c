package io.batchwright.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Moments in time, with their zone.
 *
 * @param zone the zone that they are shown in
 */
public record Times(ZoneId zone) {

    private static final DateTimeFormatter FOR_PEOPLE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx");
    private static final DateTimeFormatter FOR_SCRIPTS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx");

    /** In the zone of this machine. */
    public static Times here() {
        return new Times(ZoneId.systemDefault());
    }

    /** {@code 2026-01-31 12:00:00 +01:00}; a dash for a moment that has not come. */
    public String forPeople(@Nullable Instant moment) {
        return moment == null
                ? "-"
                : FOR_PEOPLE.format(moment.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }

    /** {@code 2026-01-31T12:00:00.000+01:00}; null for a moment that has not come. */
    public @Nullable String forScripts(@Nullable Instant moment) {
        return moment == null ? null : FOR_SCRIPTS.format(moment.atZone(zone));
    }

    /** {@code 1m23s}. */
    public static String readable(Duration duration) {
        return Figures.seconds(seconds(duration));
    }

    public static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
