package io.batchwright.record;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a zone's clocks showed, turned into instants as {@link LocalDateTime#atZone} does: the earlier of two where clocks
 * were set back, moved by the gap where they were set forward. Remembers the span of local time it was last asked for,
 * because neighbours usually ask for the same. Thread-safe.
 */
final class LocalClock {

    private final ZoneId zone;
    private final ZoneRules rules;
    /** Immutable, so that any thread may see any other's, old or new. */
    private Span span = new Span(0, 0, 0);

    LocalClock(ZoneId zone) {
        this.zone = zone;
        this.rules = zone.getRules();
    }

    /** @param local seconds since 1970-01-01T00:00:00 by the zone's clocks */
    long epochSecond(long local) {
        Span known = span;
        return local >= known.from && local < known.to ? local - known.offset : resolve(local);
    }

    private long resolve(long local) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
        List<ZoneOffset> offsets = rules.getValidOffsets(time);
        if (offsets.size() != 1) {
            return time.atZone(zone).toEpochSecond();
        }
        ZoneOffset offset = offsets.get(0);
        // One second on, because a transition at this very instant is a previous one.
        Instant instant = time.toInstant(offset);
        ZoneOffsetTransition before = rules.previousTransition(instant.plusSeconds(1));
        ZoneOffsetTransition after = rules.nextTransition(instant);
        span = new Span(latest(before), earliest(after), offset.getTotalSeconds());
        return local - offset.getTotalSeconds();
    }

    /** Where local time is unambiguous again. */
    private static long latest(@Nullable ZoneOffsetTransition transition) {
        return transition == null
                ? Long.MIN_VALUE
                : Math.max(local(transition.getDateTimeBefore()), local(transition.getDateTimeAfter()));
    }

    /** Up to where local time is unambiguous. */
    private static long earliest(@Nullable ZoneOffsetTransition transition) {
        return transition == null
                ? Long.MAX_VALUE
                : Math.min(local(transition.getDateTimeBefore()), local(transition.getDateTimeAfter()));
    }

    private static long local(LocalDateTime time) {
        return time.toEpochSecond(ZoneOffset.UTC);
    }

    /** Local seconds from {@code from} up to {@code to}, in which clocks showed UTC plus {@code offset} seconds. */
    private record Span(long from, long to, int offset) {}
}
