package io.batchwright.serve.own;

import io.batchwright.batch.JobOperations;
import io.batchwright.batch.OperationRefusedException;
import io.batchwright.batch.ReplayRunner;
import io.batchwright.batch.RunOptions;
import io.batchwright.batch.RunPool;
import io.batchwright.pipeline.Pipeline;
import io.batchwright.pipeline.PipelineLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs pipelines in this process, for users. What can not be done is thrown as an exception for users. Thread-safe.
 */
public final class PipelineActions {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Path home;
    private final ServedPipelines pipelines;
    private final RunPool runs;
    private final JobOperations jobs;
    private final PipelineRejects rejects;

    PipelineActions(Path home, ServedPipelines pipelines, RunPool runs, JobOperations jobs, PipelineRejects rejects) {
        this.home = home;
        this.pipelines = pipelines;
        this.runs = runs;
        this.jobs = jobs;
        this.rejects = rejects;
    }

    /**
     * Runs a pipeline.
     *
     * @param given values of its parameters; other keys of the file can not be overridden from here
     * @param rerun whether to load again what is loaded
     */
    public Started run(String name, Map<String, String> given, boolean rerun) {
        Pipeline pipeline = PipelineLoader.load(pipelines.file(name), given, System.getenv(), home);
        requireParameters(pipeline, given);
        return start(pipeline, new RunOptions(rerun, false));
    }

    private static void requireParameters(Pipeline pipeline, Map<String, String> given) {
        given.keySet().stream()
                .filter(key -> !pipeline.parameters().values().containsKey(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new OperationRefusedException("'" + pipeline.name() + "' has no parameter '" + key + "'");
                });
    }

    /** Goes on with the load of an execution. */
    public Started restart(long execution) {
        return restart(execution, Map.of());
    }

    /** @param given values of parameters that are not kept, as they are secret */
    public Started restart(long execution, Map<String, String> given) {
        Pipeline pipeline = jobs.restarted(execution, given);
        requireParameters(pipeline, given);
        return start(pipeline, RunOptions.PLAIN);
    }

    private Started start(Pipeline pipeline, RunOptions options) {
        pipelines.requireServable(pipeline);
        ServedRun run = new ServedRun(pipeline.name());
        return run.await(runs.start(pipeline, options, run), PATIENCE);
    }

    /**
     * Replays rejects through the pipeline as it is now.
     *
     * @param load the job key of their load
     * @param execution only those of this run, or null
     */
    public Started replay(String name, String load, @Nullable Long execution) {
        Path file = pipelines.file(name);
        Map<String, String> kept = rejects.store(name).parameters(name, load);
        Pipeline pipeline = PipelineLoader.load(file, Map.of(), kept, System.getenv(), home);
        ServedRun run = new ServedRun(name);
        return run.await(runs.replay(pipeline, new ReplayRunner.Request(load, execution, false), run), PATIENCE);
    }
}
