package io.batchwright.batch;

import io.batchwright.pipeline.Pipeline;
import io.batchwright.record.RecordChunk;
import io.batchwright.settings.RunSettings;
import io.batchwright.sink.Checkpoint;
import io.batchwright.sink.LiveRun;
import io.batchwright.sink.LoadKey;
import io.batchwright.sink.Owner;
import io.batchwright.sink.RunKey;
import io.batchwright.sink.Sink;
import io.batchwright.sink.SinkContext;
import io.batchwright.source.Source;
import io.batchwright.source.SourceContext;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;

/** Runs pipelines as Spring Batch jobs, each on the calling thread. Thread-safe. */
public final class PipelineRunner {

    private static final String STEP = "load";
    private static final long NO_EXECUTION = -1;

    private final JobRepository repository;
    private final JobOperator operator;
    private final Databases databases;
    private final RunSettings settings;
    private final RepositoryAlignment alignment;
    private final RunsHere here;
    private final Clock clock;

    PipelineRunner(
            JobRepository repository,
            JobOperator operator,
            Databases databases,
            RunSettings settings,
            RunsHere here,
            Clock clock) {
        this.repository = repository;
        this.operator = operator;
        this.databases = databases;
        this.settings = settings;
        this.alignment = new RepositoryAlignment(repository, clock);
        this.here = here;
        this.clock = clock;
    }

    /**
     * Runs a pipeline: starts it, resumes it, or finds it done.
     *
     * @param home the directory that relative paths start from
     * @param options what the user wants of it
     * @param listener hears how it goes
     * @param stop ends the run early, restartable
     * @return how it ended; a failure is in it, not thrown
     * @throws io.batchwright.source.SourceException if the input cannot be read; nothing was written
     * @throws RunRefusedException if it may not start
     */
    public RunResult run(Pipeline pipeline, Path home, RunOptions options, RunListener listener, StopSignal stop) {
        try (Run run = enter(pipeline, home, pipeline.scope(), listener, stop)) {
            Source source = pipeline.source().open(sourceContext(pipeline, home, listener));
            return new SourceRun(this, run, source, options, clock).run();
        }
    }

    /**
     * Lets a run begin, if no other one works on its scope.
     *
     * @throws RunRefusedException if another one does
     */
    Run enter(Pipeline pipeline, Path home, String scope, RunListener listener, StopSignal stop) {
        Database target = databases.of(pipeline.sink().connection());
        RunGuard guard = new RunGuard(target.runs(), target.embedded(), settings.heartbeatTimeout());
        Reconnection reconnection = new Reconnection(settings.reconnectTimeout(), stop, listener, clock);
        RunKey key = new RunKey(pipeline.name(), scope, 0);
        Owner owner = ThisProcess.owner();
        RunPlace place = reconnection.outlast(() -> guard.enter(key, owner));
        return new Run(pipeline, home, target, place, listener, stop, reconnection);
    }

    /** What a run has from its beginning to its end. */
    record Run(
            Pipeline pipeline,
            Path home,
            Database target,
            RunPlace place,
            RunListener listener,
            StopSignal stop,
            Reconnection reconnection)
            implements AutoCloseable {

        /** All loads of a scope, newest first. */
        List<Checkpoint> loads(String scope) {
            return reconnection.outlast(() -> target.checkpoints().find(pipeline.name(), scope));
        }

        /**
         * Opens the pipeline's sink.
         *
         * @param underway hears that rows of a chunk are on their way
         */
        Sink sink(LoadKey load, long execution, Runnable underway) {
            SinkContext context = new SinkContext(home, target.connections(), load, execution, stop::await, underway);
            return pipeline.sink().open(pipeline.outputSchema(), context);
        }

        /** Puts the output of a complete load in its place, as far as it is not there yet. */
        void settle(LoadKey load) {
            try (Sink sink = sink(load, NO_EXECUTION, () -> {})) {
                sink.settle();
            }
        }

        @Override
        public void close() {
            reconnection.last(place::close);
        }
    }

    /** What a pipeline's source is opened with. */
    SourceContext sourceContext(Pipeline pipeline, Path home, RunListener listener) {
        return new SourceContext(home, databases::connect, pipeline.parameters(), listener::noted);
    }

    /**
     * Starts a load, or goes on with it: puts the repository right, claims the checkpoint and executes the job. If the database
     * is lost before the step has begun, that is done again; what is lost later is up to the step.
     */
    RunResult proceed(Run run, LoadInput input, Checkpoint initial) {
        try {
            return run.reconnection().outlast(() -> begin(run, input, initial));
        } catch (RuntimeException e) {
            if (run.reconnection().stopped()) {
                return RunResult.nothingDone(
                        run.pipeline().name(), RunResult.Status.STOPPED, initial.ledger(), initial.inputBytes());
            }
            throw e;
        }
    }

    private RunResult begin(Run run, LoadInput input, Checkpoint initial) {
        Pipeline pipeline = run.pipeline();
        // Before the repository is touched: whoever has lost its place, perhaps asleep, must leave that of its
        // successor alone.
        Checkpoint claimed = run.target()
                .checkpoints()
                .claim(initial, run.place().key(), run.place().owner());
        JobParameters parameters = RunIdentity.parameters(pipeline, initial);
        boolean repaired = alignment.align(pipeline.name(), parameters, initial.complete());
        LiveRun predecessor = run.place().predecessor();
        if (predecessor != null) {
            run.listener()
                    .recovering("process " + predecessor.owner().pid() + " on "
                            + predecessor.owner().host() + ", last sign of life "
                            + predecessor.silence().toSeconds() + " s ago");
        } else if (repaired) {
            run.listener().recovering("a process that left no trace but in the job repository");
        }
        return execute(run, input, parameters, claimed);
    }

    /**
     * Ends what a run has left that died, or failed, between its last commit and the end of its work. The repository comes last: who
     * reads there that a load is complete finds its output in its place.
     */
    void putRight(Run run, Checkpoint load) {
        run.reconnection().outlast(() -> {
            if (load.complete()) {
                run.settle(load.key());
            }
            return repair(run.pipeline(), load);
        });
    }

    /** Whether a replay wrote to where the pipeline does, as far as is known. */
    boolean wentTo(Pipeline pipeline, Checkpoint replay) {
        JobInstance instance = repository.getJobInstance(pipeline.name(), RunIdentity.parameters(pipeline, replay));
        JobExecution last = instance == null ? null : repository.getLastJobExecution(instance);
        return last == null || RunIdentity.wentTo(last, pipeline.sink());
    }

    /** Brings the repository in line with a load that nobody runs, and whose output is in its place if it is complete. */
    private boolean repair(Pipeline pipeline, Checkpoint load) {
        return alignment.align(pipeline.name(), RunIdentity.parameters(pipeline, load), load.complete());
    }

    private RunResult execute(Run run, LoadInput input, JobParameters parameters, Checkpoint claimed) {
        Pipeline pipeline = run.pipeline();
        ReadAheadRoom room = new ReadAheadRoom();
        LoadSession session = new LoadSession(
                pipeline,
                input,
                claimed,
                run.target(),
                id -> run.sink(claimed.key(), id, room::free),
                run.listener(),
                run.reconnection());
        JobRepository own = RunRepository.around(repository, run.reconnection(), clock);
        Job job = new JobBuilder(pipeline.name(), own)
                .start(step(run, own, session, room, new StepStop(run.stop(), input.repeatable())))
                .build();
        try {
            JobExecution execution = operator.start(job, parameters);
            RunResult result = result(run, execution, session);
            if (!session.begun() && result.failure() instanceof RuntimeException lost && Reconnection.isLost(lost)) {
                throw lost;
            }
            if (result.status() == RunResult.Status.COMPLETED && execution.getStatus() != BatchStatus.COMPLETED) {
                repair(pipeline, session.checkpoint());
            }
            return result;
        } catch (RuntimeException e) {
            if (session.begun() && run.reconnection().stopped()) {
                return session.result(RunResult.Status.STOPPED, 0, null); // which could not be recorded
            }
            if (session.begun() && run.reconnection().away() != null) {
                return session.result(
                        RunResult.Status.FAILED, 0, run.reconnection().away()); // which could not be recorded either
            }
            throw e;
        } catch (JobExecutionException e) {
            throw new RunRefusedException(
                    "the job repository refuses to start '" + pipeline.name() + "': " + e.getMessage());
        }
    }

    private Step step(Run run, JobRepository repository, LoadSession session, ReadAheadRoom room, StepStop stop) {
        Pipeline pipeline = run.pipeline();
        RecordCounts counts = new RecordCounts(session);
        RunSamples samples = new RunSamples(
                databases.standard().source(),
                session::thisRun,
                session::thisRunBytes,
                run.reconnection()::stopped,
                clock);
        ParallelProcessor processor = new ParallelProcessor(() -> new PipelineProcessor(pipeline));
        return new StepBuilder(STEP, repository)
                        .<RecordChunk, RecordChunk>chunk(1)
                        .transactionManager(new ResourcelessTransactionManager())
                        .reader(new ReadAheadReader(session::open, processor, room, stop))
                        .writer(new SinkWriter(session, stop.signal()))
                        .stream(processor)
                        .stream(counts)
                        .stream(samples)
                        .listener(counts)
                        .listener(samples)
                        .listener(new StopRequests(databases.standard(), here, stop.signal()))
                        .interruptionPolicy(new StopPolicy(stop))
                        .build();
    }

    private static RunResult result(Run run, JobExecution execution, LoadSession session) {
        boolean stopped = run.reconnection().stopped();
        RunResult.Status status = stopped ? RunResult.Status.STOPPED : status(execution.getStatus());
        return session.result(status, seconds(execution), failure(execution));
    }

    private static @Nullable Throwable failure(JobExecution execution) {
        return FailureFirst.failures(execution).findFirst().orElse(null);
    }

    private static RunResult.Status status(BatchStatus status) {
        return switch (status) {
            case COMPLETED -> RunResult.Status.COMPLETED;
            case STOPPED, STOPPING -> RunResult.Status.STOPPED;
            default -> RunResult.Status.FAILED;
        };
    }

    private static double seconds(JobExecution execution) {
        for (StepExecution step : execution.getStepExecutions()) {
            if (step.getStartTime() != null && step.getEndTime() != null) {
                return Duration.between(step.getStartTime(), step.getEndTime()).toNanos() / 1e9;
            }
        }
        return 0;
    }
}
