package io.batchwright.monitor;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job execution as its repository knows it.
 *
 * @param id its id
 * @param instance the id of its job instance
 * @param job the job's name; the pipeline's in the jobs of Batchwright
 * @param status how it stands
 * @param exitCode the exit code, which is the status unless the job says otherwise
 * @param failure why it failed, or null
 * @param created when it was made
 * @param started when it began, or null if it has not
 * @param ended when it ended, or null if it has not
 * @param updated when the repository heard of it last
 * @param counts the counts of its steps, those of a partitioned step once
 */
public record Execution(
        long id,
        long instance,
        String job,
        ExecutionStatus status,
        String exitCode,
        @Nullable Failure failure,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant ended,
        Instant updated,
        Counts counts) {

    /**
     * How long it ran, or has been running.
     *
     * @param now the end of one that has not ended
     * @return zero if it has not begun
     */
    public Duration duration(Instant now) {
        return Durations.between(started, ended, now);
    }

    Execution with(Counts newCounts) {
        return new Execution(id, instance, job, status, exitCode, failure, created, started, ended, updated, newCounts);
    }
}
