package io.batchwright.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a schedule.
 *
 * @param pipeline the pipeline's name
 * @param cron its cron expression when it was seen last
 * @param zone its zone when it was seen last
 * @param reached every slot up to this moment has been decided about
 * @param active whether the pipeline had a schedule when it was seen last
 * @param paused whether no slot begins
 * @param pausedAt since when, or null
 * @param pausedBy who wanted that, or null
 * @param failing whether the last slot that ended has failed
 */
record ScheduleRow(
        String pipeline,
        String cron,
        String zone,
        Instant reached,
        boolean active,
        boolean paused,
        @Nullable Instant pausedAt,
        @Nullable String pausedBy,
        boolean failing) {}
