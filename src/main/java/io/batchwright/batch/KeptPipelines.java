package io.batchwright.batch;

import io.batchwright.pipeline.Pipeline;
import io.batchwright.pipeline.PipelineLoader;
import io.batchwright.pipeline.Pipelines;
import io.batchwright.pipeline.RunArguments;
import io.batchwright.sink.Checkpoint;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.batch.core.job.JobExecution;

/**
 * The pipelines of executions, loaded again with the arguments that are kept in the repository. Every call throws an
 * {@link io.batchwright.pipeline.InvalidPipelineException} if the file is not there any more, or invalid, an
 * {@link OperationRefusedException} if the pipeline is now one of another load, and a {@link MissingArgumentsException} if it
 * takes arguments that were not kept.
 *
 * @param home the home directory
 */
record KeptPipelines(Path home) {

    /**
     * The pipeline of an execution that is no replay.
     *
     * @param given arguments beside those of the execution, or instead of them
     */
    Pipeline of(JobExecution execution, Map<String, String> given) {
        RunArguments kept = ArgumentParameters.read(execution.getJobParameters());
        requireWithheld(execution, kept, given);
        Map<String, String> all = new LinkedHashMap<>(kept.known());
        all.putAll(given);
        Path file = located(execution, kept);
        Instant slot = kept.slot();
        Pipeline pipeline = slot == null
                ? PipelineLoader.load(file, all, System.getenv(), home)
                : PipelineLoader.loadForSlot(file, all, slot, System.getenv(), home);
        requireSameLoad(execution, pipeline);
        return pipeline;
    }

    /** The pipeline of an execution that is a replay, writing to where the replay wrote. */
    Pipeline of(JobExecution execution, Checkpoint replay) {
        RunArguments kept = ArgumentParameters.read(execution.getJobParameters());
        requireWithheld(execution, kept, Map.of());
        Map<String, String> parameters = replay.request().parameters();
        Pipeline pipeline =
                PipelineLoader.load(located(execution, kept), kept.known(), parameters, System.getenv(), home);
        requireSameTarget(execution, pipeline);
        return pipeline;
    }

    private Path located(JobExecution execution, RunArguments kept) {
        Path file = kept.file();
        return new Pipelines(home)
                .locate(file == null ? execution.getJobInstance().getJobName() : file.toString());
    }

    private static void requireWithheld(JobExecution execution, RunArguments kept, Map<String, String> given) {
        List<String> missing = new ArrayList<>(kept.withheld());
        missing.removeAll(given.keySet());
        if (!missing.isEmpty()) {
            throw new MissingArgumentsException("execution " + execution.getId()
                    + " was given values that are not kept, as they may be"
                    + " secret. Give them again:  batchwright jobs restart " + execution.getId()
                    + RunArguments.typed(assignments(given)) + RunArguments.typed(missing));
        }
    }

    private static void requireSameLoad(JobExecution execution, Pipeline pipeline) {
        if (!pipeline.scope().equals(RunIdentity.scope(execution))) {
            throw new OperationRefusedException(
                    "the file of '" + pipeline.name() + "', the arguments or the environment"
                            + " have changed what is loaded or where to (parameters, source or sink), so that it would not go on"
                            + " with the load of execution " + execution.getId()
                            + ". Undo the change, or begin another load:  batchwright run "
                            + pipeline.arguments().typed(pipeline.name()));
        }
    }

    private static List<String> assignments(Map<String, String> byKey) {
        return byKey.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
    }

    private static void requireSameTarget(JobExecution execution, Pipeline pipeline) {
        if (!RunIdentity.wentTo(execution, pipeline.sink())) {
            throw new OperationRefusedException("execution " + execution.getId() + " wrote to '"
                    + RunIdentity.target(execution) + "', and the pipeline now writes to '"
                    + pipeline.sink().target() + "'. Replay to where it wrote:  "
                    + NextCommands.of(execution).goOn()
                    + RunArguments.typed(
                            List.of("sink." + pipeline.sink().targetKey() + "=" + RunIdentity.target(execution))));
        }
    }
}
