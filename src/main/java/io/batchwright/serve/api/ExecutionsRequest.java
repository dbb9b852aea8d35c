package io.batchwright.serve.api;

import io.batchwright.monitor.ExecutionFilter;
import io.batchwright.monitor.ExecutionStatus;
import io.batchwright.monitor.ParameterMatch;
import io.batchwright.monitor.TimeRange;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which executions a request wants; what is null does not matter.
 *
 * @param pipeline the pipeline or job
 * @param status how they stand
 * @param from made at or after
 * @param to made before
 * @param parameter {@code name} or {@code name=value} that they must have
 * @param before only older ones than this execution
 * @param after only newer ones than this execution
 */
record ExecutionsRequest(
        @Nullable String pipeline,
        @Nullable Set<ExecutionStatus> status,
        @Nullable OffsetDateTime from,
        @Nullable OffsetDateTime to,
        @Nullable String parameter,
        @Nullable Long before,
        @Nullable Long after) {

    /** @throws ApiException if its parts do not go together */
    ExecutionFilter filter() {
        if (before != null && after != null) {
            throw ApiException.badRequest("expected one of before and after, found both");
        }
        TimeRange created = from == null && to == null ? null : new TimeRange(instant(from), instant(to));
        ExecutionFilter filter = ExecutionFilter.ALL
                .ofJob(pipeline)
                .in(status == null ? Set.of() : status)
                .created(created)
                .with(match(parameter));
        return before != null ? filter.before(before) : filter.after(after);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable ParameterMatch match(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return ParameterMatch.of(text);
        } catch (IllegalArgumentException e) {
            throw ApiException.badRequest("parameter: " + e.getMessage());
        }
    }
}
