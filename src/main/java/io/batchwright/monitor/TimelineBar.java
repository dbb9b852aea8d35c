package io.batchwright.monitor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One bar of a timeline: an execution, or several of one job that began at about the same time and stand the same.
 *
 * @param job the job's name
 * @param executions how many it stands for, at least 1
 * @param newest the id of the newest of them
 * @param status how they stand
 * @param started when the first one began
 * @param ended when the last one ended, or null if none has
 */
public record TimelineBar(
        String job,
        long executions,
        long newest,
        ExecutionStatus status,
        Instant started,
        @Nullable Instant ended) {}
