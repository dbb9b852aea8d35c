package io.batchwright.schedule;

import io.batchwright.pipeline.Cron;
import io.batchwright.pipeline.ScheduleSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * The slots of a schedule in time. Where the clock is put forward, slots that it passes over come at once after that, as one; where
 * it is put back, slots in the hour that it repeats come once, unless every hour has the same slots. (Spring's own reckoning with
 * zones leaves the former out and has the latter twice.) Immutable and thread-safe.
 */
public final class CronSlots {

    private static final Duration FIRST_WINDOW = Duration.ofMinutes(1);
    private static final int WIDENING = 4;

    private final CronExpression expression;
    private final boolean everyHour;
    private final ZoneId zone;

    CronSlots(Cron cron, ZoneId zone) {
        this.expression = CronExpression.parse(cron.sixFields());
        this.everyHour = cron.everyHour();
        this.zone = zone;
    }

    /** The slots of a schedule. */
    public static CronSlots of(ScheduleSpec schedule) {
        return new CronSlots(schedule.cron(), schedule.zone());
    }

    /** The first slot after a moment; null if there is none. */
    public @Nullable Instant next(Instant after) {
        return everyHour ? nextByTheHour(after) : nextByTheClock(after);
    }

    private @Nullable Instant nextByTheHour(Instant after) {
        ZonedDateTime next = expression.next(after.atZone(zone));
        return next == null ? null : next.toInstant();
    }

    private @Nullable Instant nextByTheClock(Instant after) {
        LocalDateTime local = expression.next(after.atZone(zone).toLocalDateTime());
        while (local != null && !instant(local).isAfter(after)) {
            local = expression.next(local);
        }
        return local == null ? null : instant(local);
    }

    /** The first moment that the clock shows a time, or the end of the gap that it is in. */
    private Instant instant(LocalDateTime local) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : local.atZone(zone).toInstant();
    }

    /**
     * The first slots of a time.
     *
     * @param after its beginning, exclusive
     * @param upTo its end, inclusive
     * @param most how many at most
     * @return in order
     */
    public List<Instant> first(Instant after, Instant upTo, int most) {
        List<Instant> slots = new ArrayList<>();
        Instant slot = next(after);
        while (slot != null && !slot.isAfter(upTo) && slots.size() < most) {
            slots.add(slot);
            slot = next(slot);
        }
        return slots;
    }

    /** The last slots of a time, in order; does not look at the others, of which there may be millions. */
    List<Instant> last(Instant after, Instant upTo, int most) {
        Duration window = FIRST_WINDOW;
        while (true) {
            Instant from = upTo.minus(window);
            boolean all = !from.isAfter(after);
            List<Instant> slots = first(all ? after : from, upTo, Integer.MAX_VALUE);
            if (all || slots.size() >= most) {
                return slots.subList(Math.max(0, slots.size() - most), slots.size());
            }
            window = window.multipliedBy(WIDENING);
        }
    }
}
