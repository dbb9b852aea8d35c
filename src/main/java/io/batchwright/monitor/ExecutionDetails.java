package io.batchwright.monitor;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An execution with what belongs to it.
 *
 * @param execution it
 * @param steps its steps, in the order in which they were made; at most {@link RepositoryReader#MOST_STEPS}
 * @param parameters its parameters, by name
 * @param earlier the execution of the same instance before it, or null
 * @param later the execution of the same instance after it, or null
 */
public record ExecutionDetails(
        Execution execution,
        List<StepRun> steps,
        List<RunParameter> parameters,
        @Nullable Long earlier,
        @Nullable Long later) {

    public ExecutionDetails {
        steps = List.copyOf(steps);
        parameters = List.copyOf(parameters);
    }

    /**
     * The ids of the steps that are partitions and take much longer than their siblings, as {@link Stragglers} has it.
     *
     * @param now the end of those that run
     */
    public Set<Long> stragglers(Instant now) {
        return Stragglers.among(steps, now);
    }
}
