package io.batchwright.pipeline;

import io.batchwright.spec.Key;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The {@code schedule:} part of a pipeline file: when a server runs the pipeline by itself. Each time is a slot. None of it
 * identifies a load.
 *
 * @param cron when
 * @param timeZone the zone of these times, or null for that of the machine
 * @param missed what becomes of slots whose time has passed while no server looked
 * @param overlap what becomes of a slot that comes while the one before has not ended
 */
public record ScheduleSpec(
        @Key(
                "When to run: a cron expression of five fields (minute, hour, day, month, weekday) or six (second first), or"
                        + " @hourly, @daily, @midnight, @weekly, @monthly, @yearly, @annually.")
        Cron cron,

        @Key(value = "Time zone of these times, such as Europe/Berlin; that of the machine by default.", name = "zone")
        @Nullable
        ZoneId timeZone,

        @Key(
                value =
                        "What becomes of slots that were missed while no server was running or the schedule was paused: none of"
                                + " them is run, only the last one, or all in order.",
                defaultValue = "last")
        Missed missed,

        @Key(
                value =
                        "What becomes of a slot that comes while the one before runs or waits to be tried again: skip gives it"
                                + " up, queue lets it wait.",
                defaultValue = "skip")
        Overlap overlap) {

    /** What becomes of slots whose time has passed. */
    public enum Missed {
        /** None of them is run. */
        NONE,
        /** The last one is run. */
        LAST,
        /** All are run, in order. */
        ALL
    }

    /** What becomes of a slot that comes while the one before has not ended. */
    public enum Overlap {
        /** It is given up. */
        SKIP,
        /** It waits. */
        QUEUE
    }

    /** The zone's name, for people. */
    public String zoneName() {
        return zone().equals(ZoneOffset.UTC) ? "UTC" : zone().getId();
    }

    /** The zone of its times. */
    public ZoneId zone() {
        return timeZone == null ? ZoneId.systemDefault() : timeZone;
    }
}
