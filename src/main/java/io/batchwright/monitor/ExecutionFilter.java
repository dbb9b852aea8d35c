package io.batchwright.monitor;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which executions are wanted. They are in the order of their ids, or of the times when they were made if these are limited.
 *
 * @param job the job's name, or null for all
 * @param statuses the statuses; none for all
 * @param created when they were made, or null for any time
 * @param parameter a parameter that they must have, or null
 * @param before only executions older than the one of this id, or null for all: the last id of a page asks for the next one
 * @param after only executions newer than the one of this id, or null for all: the first id of a page asks for the one before
 */
public record ExecutionFilter(
        @Nullable String job,
        Set<ExecutionStatus> statuses,
        @Nullable TimeRange created,
        @Nullable ParameterMatch parameter,
        @Nullable Long before,
        @Nullable Long after) {

    /** All executions. */
    public static final ExecutionFilter ALL = new ExecutionFilter(null, Set.of(), null, null, null, null);

    /** Those that run, as far as the repository knows. */
    public static final ExecutionFilter RUNNING =
            ALL.in(EnumSet.of(ExecutionStatus.STARTING, ExecutionStatus.STARTED, ExecutionStatus.STOPPING));

    /** Those that failed. */
    public static final ExecutionFilter FAILED = ALL.in(EnumSet.of(ExecutionStatus.FAILED, ExecutionStatus.UNKNOWN));

    public ExecutionFilter {
        statuses = Set.copyOf(statuses);
        if (before != null && after != null) {
            throw new IllegalArgumentException("expected one of before and after, found both");
        }
    }

    /** The same, but only executions of a job. */
    public ExecutionFilter ofJob(@Nullable String name) {
        return new ExecutionFilter(name, statuses, created, parameter, before, after);
    }

    /** The same, but only executions that stand so; none for all. */
    public ExecutionFilter in(Set<ExecutionStatus> newStatuses) {
        return new ExecutionFilter(job, newStatuses, created, parameter, before, after);
    }

    /** The same, but only executions that were made in a time range. */
    public ExecutionFilter created(@Nullable TimeRange range) {
        return new ExecutionFilter(job, statuses, range, parameter, before, after);
    }

    /** The same, but only executions with a parameter. */
    public ExecutionFilter with(@Nullable ParameterMatch match) {
        return new ExecutionFilter(job, statuses, created, match, before, after);
    }

    /** The same, but only executions older than the one of this id. */
    public ExecutionFilter before(@Nullable Long id) {
        return new ExecutionFilter(job, statuses, created, parameter, id, null);
    }

    /** The same, but only executions newer than the one of this id. */
    public ExecutionFilter after(@Nullable Long id) {
        return new ExecutionFilter(job, statuses, created, parameter, null, id);
    }
}
