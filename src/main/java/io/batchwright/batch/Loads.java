package io.batchwright.batch;

import io.batchwright.pipeline.Pipeline;
import io.batchwright.settings.RunSettings;
import io.batchwright.sink.Checkpoint;
import io.batchwright.sink.LoadKey;
import io.batchwright.sink.RunKey;
import io.batchwright.sink.Sink;
import io.batchwright.sink.SinkContext;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.springframework.batch.core.job.JobExecution;

/** The loads that executions of ours worked on, each in the database that it loads into. Thread-safe. */
final class Loads {

    private final Databases databases;
    private final RunSettings settings;

    Loads(Databases databases, RunSettings settings) {
        this.databases = databases;
        this.settings = settings;
    }

    /** The checkpoint of an execution's load; empty if it has none yet, or is no run of ours. */
    Optional<Checkpoint> checkpoint(JobExecution execution) {
        return RunIdentity.load(execution)
                .flatMap(load -> target(execution).checkpoints().find(load));
    }

    /** Whether a process runs an execution's load, as far as can be told. */
    boolean isAlive(JobExecution execution) {
        return guard(execution).alive(key(execution)).isPresent();
    }

    /**
     * Enters in place of a run, so that none can begin meanwhile.
     *
     * @throws RunRefusedException if one is alive
     */
    RunPlace enter(JobExecution execution) {
        return guard(execution).enter(key(execution), ThisProcess.owner());
    }

    /** Whether rows of a load went elsewhere than to its database, where they may not be in their place yet. */
    boolean wentElsewhere(JobExecution execution, LoadKey load) {
        return target(execution).checkpoints().wentElsewhere(load);
    }

    /**
     * Puts the output of an execution's load, which is complete, in its place.
     *
     * @param pipeline its pipeline
     * @param home the directory that relative paths start from
     * @throws io.batchwright.sink.SinkException if that is not possible
     */
    void settle(JobExecution execution, Pipeline pipeline, Path home) {
        LoadKey load = RunIdentity.load(execution).orElseThrow();
        SinkContext context =
                new SinkContext(home, target(execution).connections(), load, execution.getId(), time -> true, () -> {});
        try (Sink sink = pipeline.sink().open(pipeline.outputSchema(), context)) {
            sink.settle();
        }
    }

    /** @throws OperationRefusedException if the load is complete, or has not begun */
    void abandon(JobExecution execution) {
        boolean abandoned = RunIdentity.load(execution)
                .filter(load -> target(execution).checkpoints().abandon(load))
                .isPresent();
        if (!abandoned) {
            throw new OperationRefusedException("the load of execution " + execution.getId()
                    + (checkpoint(execution).isPresent() ? " is complete" : " has not begun")
                    + ": there is nothing to abandon");
        }
    }

    private RunGuard guard(JobExecution execution) {
        Database target = target(execution);
        return new RunGuard(target.runs(), target.embedded(), settings.heartbeatTimeout());
    }

    private Database target(JobExecution execution) {
        return databases.of(RunIdentity.connection(execution));
    }

    private static RunKey key(JobExecution execution) {
        return new RunKey(
                execution.getJobInstance().getJobName(), Objects.requireNonNull(RunIdentity.scope(execution)), 0);
    }
}
