package io.batchwright.monitor;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which executions are wanted.
 *
 * @param job the job's name, or null for all
 * @param statuses the statuses; none for all
 * @param before only executions with smaller ids, or null for all: the last id of a page asks for the next one
 */
public record ExecutionFilter(
        @Nullable String job,
        Set<ExecutionStatus> statuses,
        @Nullable Long before) {

    /** All executions. */
    public static final ExecutionFilter ALL = new ExecutionFilter(null, Set.of(), null);

    public ExecutionFilter {
        statuses = Set.copyOf(statuses);
    }

    /** The same, but only executions with smaller ids. */
    public ExecutionFilter before(long id) {
        return new ExecutionFilter(job, statuses, id);
    }
}
