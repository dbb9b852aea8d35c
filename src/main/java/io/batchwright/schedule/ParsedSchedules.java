package io.batchwright.schedule;

import io.batchwright.pipeline.ScheduleSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The slots of the pipelines' schedules; an expression is parsed when it is new, not at every look. Thread-safe. */
final class ParsedSchedules {

    private final Map<String, Parsed> known = new ConcurrentHashMap<>();

    private record Parsed(ScheduleSpec schedule, CronSlots slots) {}

    /** The slots of a pipeline's schedule as it is now. */
    CronSlots of(String pipeline, ScheduleSpec schedule) {
        return known.compute(
                        pipeline,
                        (name, before) -> before != null && before.schedule().equals(schedule)
                                ? before
                                : new Parsed(schedule, CronSlots.of(schedule)))
                .slots();
    }
}
