package io.batchwright.schedule;

import io.batchwright.pipeline.ScheduleSpec;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the schedule of a pipeline stands.
 *
 * @param pipeline the pipeline's name
 * @param schedule its schedule; null if the file can not be used
 * @param next its next slot, paused or not; null if the file can not be used
 * @param paused whether no slot begins
 * @param pausedAt since when, or null
 * @param pausedBy who wanted that, or null
 * @param failing whether the last slot that ended has failed
 * @param last the last slot that came, or null
 * @param waiting the oldest slot that waits for its turn and never began, or null
 * @param problem why the schedule stands still, or null
 */
public record ScheduleState(
        String pipeline,
        @Nullable ScheduleSpec schedule,
        @Nullable Instant next,
        boolean paused,
        @Nullable Instant pausedAt,
        @Nullable String pausedBy,
        boolean failing,
        @Nullable Slot last,
        @Nullable Slot waiting,
        @Nullable String problem) {}
