package io.batchwright.monitor;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step execution as its repository knows it.
 *
 * @param id its id
 * @param name the step's name; a partition's is {@code step:partition}
 * @param status how it stands
 * @param exitCode the exit code
 * @param failure why it failed, or null
 * @param started when it began, or null if it has not
 * @param ended when it ended, or null if it has not
 * @param updated when the repository heard of it last
 * @param counts its counts
 * @param commits transactions committed
 * @param rollbacks transactions rolled back
 */
public record StepRun(
        long id,
        String name,
        ExecutionStatus status,
        String exitCode,
        @Nullable Failure failure,
        @Nullable Instant started,
        @Nullable Instant ended,
        Instant updated,
        Counts counts,
        long commits,
        long rollbacks) {

    /**
     * How long it ran, or has been running.
     *
     * @param now the end of one that has not ended
     * @return zero if it has not begun
     */
    public Duration duration(Instant now) {
        return Durations.between(started, ended, now);
    }

    /** Whether it is a partition of another step. */
    public boolean isPartition() {
        return name.indexOf(':') > 0;
    }

    /** The name of the step that it is a partition of; its own if it is none. */
    public String partitioned() {
        return isPartition() ? name.substring(0, name.indexOf(':')) : name;
    }
}
