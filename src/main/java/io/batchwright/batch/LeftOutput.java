package io.batchwright.batch;

import io.batchwright.pipeline.Pipeline;
import io.batchwright.sink.Checkpoint;
import io.batchwright.spec.ForUsers;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecution;

/**
 * The output that a run has left which died between the last commit of its load and the end of its work. Thread-safe.
 *
 * @param loads the loads of executions
 * @param pipelines the pipelines of executions
 */
record LeftOutput(Loads loads, KeptPipelines pipelines) {

    /**
     * Puts the output of a complete load in its place, as far as it is not there yet; only when no living process runs it.
     *
     * @param execution one of its executions
     * @return why that can not be done, for people, and what to do; null if it is in its place
     */
    @Nullable
    String settle(JobExecution execution, Checkpoint load) {
        if (!loads.wentElsewhere(execution, load.key())) {
            return null;
        }
        try {
            loads.settle(execution, pipeline(execution, load), pipelines.home());
            return null;
        } catch (RuntimeException e) {
            if (!ForUsers.explains(e)) {
                throw e;
            }
            return "all is loaded, but its output could not be put in its place: " + ForUsers.message(e)
                    + ". The next run does that:  " + NextCommands.of(execution).goOn();
        }
    }

    private Pipeline pipeline(JobExecution execution, Checkpoint load) {
        return RunIdentity.replayOf(execution) == null
                ? pipelines.of(execution, Map.of())
                : pipelines.of(execution, load);
    }
}
