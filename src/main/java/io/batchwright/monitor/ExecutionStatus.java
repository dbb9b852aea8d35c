package io.batchwright.monitor;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The status of a job or step execution, as Spring Batch names them. */
public enum ExecutionStatus {
    STARTING,
    STARTED,
    STOPPING,
    STOPPED,
    COMPLETED,
    FAILED,
    ABANDONED,
    UNKNOWN;

    /** Whether the repository takes the execution for running; its process may be dead for all that. */
    public boolean isRunning() {
        return this == STARTING || this == STARTED || this == STOPPING;
    }

    /** The status that a repository's column names; {@link #UNKNOWN} for a name that Spring Batch does not have. */
    static ExecutionStatus of(@Nullable String name) {
        return Arrays.stream(values())
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
