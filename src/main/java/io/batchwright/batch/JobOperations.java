package io.batchwright.batch;

import io.batchwright.pipeline.Pipeline;
import io.batchwright.settings.RunSettings;
import io.batchwright.sink.Checkpoint;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Acts on executions from outside: stops, recovers and abandons them, and says how to restart them. Executions of other
 * applications in the same repository are acted on too, as far as it can be done without knowing what they do. Thread-safe;
 * every call throws an {@link OperationRefusedException} if there is no such execution, or it stands in the way.
 */
public final class JobOperations {

    private static final String RECOVERED = "the process that ran it is gone; recovered by jobs recover";

    /** One statement, so that it can not bring an execution back that ends at this moment. */
    private static final String ASK_TO_STOP =
            "UPDATE BATCH_JOB_EXECUTION SET STATUS = 'STOPPING', VERSION = VERSION + 1,"
                    + " LAST_UPDATED = :now WHERE JOB_EXECUTION_ID = :execution AND STATUS IN ('STARTING', 'STARTED')";

    private final JobRepository repository;
    private final StoredExecutions executions;
    private final Database standard;
    private final Loads loads;
    private final KeptPipelines pipelines;
    private final LeftOutput output;
    private final RepositoryAlignment alignment;
    private final RunsHere here;
    private final Clock clock;

    /** @param home the home directory */
    JobOperations(
            JobRepository repository,
            Databases databases,
            RunSettings settings,
            RunsHere here,
            Path home,
            Clock clock) {
        this.repository = repository;
        this.executions = new StoredExecutions(repository);
        this.standard = databases.standard();
        this.loads = new Loads(databases, settings);
        this.pipelines = new KeptPipelines(home);
        this.output = new LeftOutput(loads, pipelines);
        this.alignment = new RepositoryAlignment(repository, clock);
        this.here = here;
        this.clock = clock;
    }

    /**
     * The checkpoint of the load that an execution worked on; empty if the execution is no run of ours, as one is that only
     * another application can read.
     */
    public Optional<Checkpoint> load(long id) {
        try {
            return loads.checkpoint(executions.require(id));
        } catch (UnreadableExecutionException e) {
            return Optional.empty();
        }
    }

    /** What to type after an execution; empty if it is no run of ours. */
    public Optional<NextCommands> next(long id) {
        try {
            return Optional.of(executions.require(id))
                    .filter(RunIdentity::isOurs)
                    .map(NextCommands::of);
        } catch (UnreadableExecutionException e) {
            return Optional.empty();
        }
    }

    /**
     * The pipeline with which a run goes on with the load of an execution.
     *
     * @param given arguments beside those of the execution, or instead of them
     * @throws OperationRefusedException also if nothing could go on with its load
     * @throws MissingArgumentsException if it takes arguments that were not kept
     * @throws io.batchwright.pipeline.InvalidPipelineException if the pipeline is not there any more, or invalid
     */
    public Pipeline restarted(long id, Map<String, String> given) {
        JobExecution execution = executions.require(id);
        requireRestartable(execution);
        return pipelines.of(execution, given);
    }

    private static void requireRestartable(JobExecution execution) {
        long id = execution.getId();
        String job = execution.getJobInstance().getJobName();
        if (!RunIdentity.isOurs(execution)) {
            throw new OperationRefusedException("execution " + id + " of '" + job
                    + "' is no run of a pipeline; restart it with the application that made it");
        }
        NextCommands next = NextCommands.of(execution);
        if (RunIdentity.replayOf(execution) != null) {
            throw new OperationRefusedException("execution " + id + " is a replay of rejects of '" + job
                    + "'. To replay what is left:  " + next.goOn());
        }
        if (execution.getStatus() == BatchStatus.COMPLETED) {
            throw new OperationRefusedException("execution " + id + " of '" + job
                    + "' is complete. To load its input again:  " + next.run() + " --rerun");
        }
        if (execution.getStatus() == BatchStatus.ABANDONED) {
            throw new OperationRefusedException("execution " + id + " of '" + job
                    + "' was abandoned. To load its input from the start:  " + next.run() + " --rerun");
        }
    }

    /**
     * Asks the process that runs an execution to stop after the chunk in hand, and returns at once; it may take a while.
     *
     * @throws OperationRefusedException also if nobody runs it
     */
    public void stop(long id) {
        JobExecution execution = executions.require(id);
        requireRunning(execution);
        Optional<StopSignal> signal = here.signal(id);
        if (isGone(execution)) {
            throw new OperationRefusedException(isGoneText(execution));
        }
        int asked = JdbcClient.create(standard.source())
                .sql(ASK_TO_STOP)
                .param("now", LocalDateTime.now(clock))
                .param("execution", id)
                .update();
        signal.ifPresent(StopSignal::request);
        if (asked == 0) {
            requireRunning(executions.require(id));
        }
    }

    /**
     * What to tell people of an execution that seems to run, though its process is gone.
     *
     * @return empty if that may be alive, or nothing is known of it, as of most executions of other applications
     */
    public Optional<String> gone(long id) {
        try {
            return Optional.of(executions.require(id)).filter(this::isGone).map(JobOperations::isGoneText);
        } catch (UnreadableExecutionException e) {
            return Optional.empty();
        }
    }

    /** An embedded database belongs to one process at a time, and now to this one. */
    private boolean isGone(JobExecution execution) {
        return here.signal(execution.getId()).isEmpty()
                && (RunIdentity.isOurs(execution) ? !loads.isAlive(execution) : standard.embedded());
    }

    private static String isGoneText(JobExecution execution) {
        return "execution " + execution.getId() + " of '"
                + execution.getJobInstance().getJobName()
                + "' does not run any more: its process is gone. To put the repository right:"
                + "  batchwright jobs recover " + execution.getId();
    }

    /**
     * Ends an execution whose process is gone. It is FAILED then and can be restarted, or COMPLETED if it is a run of ours, its
     * checkpoint says that all is loaded, and its output could be put in its place. Of one that has ended before, the steps are ended
     * that have not, and output is put in its place that is not.
     *
     * @param force whether to believe that the process of an execution is gone of which nothing is known
     * @return whether there is nothing left to do for it, as all is loaded
     * @throws RunRefusedException if its process may be alive
     */
    public boolean recover(long id, boolean force) {
        JobExecution execution = executions.require(id);
        if (!RepositoryAlignment.isOpen(execution) && !lacksOnlyItsOutput(execution)) {
            throw new OperationRefusedException(
                    "execution " + id + " is " + execution.getStatus() + ": there is nothing to recover");
        }
        if (RunIdentity.isOurs(execution)) {
            return recoverOurs(execution);
        }
        if (!force) {
            throw new OperationRefusedException("whether the process of execution " + id + " of '"
                    + execution.getJobInstance().getJobName()
                    + "' is gone can not be told from here. If you know that it is, use --force");
        }
        alignment.fail(execution, RECOVERED);
        return false;
    }

    private boolean recoverOurs(JobExecution execution) {
        try (RunPlace place = loads.enter(execution)) {
            String unfinished = unfinished(execution);
            if (unfinished != null && !RepositoryAlignment.isOpen(execution)) {
                throw new OperationRefusedException("execution " + execution.getId() + ": " + unfinished);
            }
            alignment.align(place.key().pipeline(), execution.getJobParameters(), unfinished);
            return unfinished == null;
        }
    }

    /** Whether an execution has failed, or was stopped, though all is loaded, and nobody has gone on with it. */
    private boolean lacksOnlyItsOutput(JobExecution execution) {
        BatchStatus status = execution.getStatus();
        JobExecution newest = executions.newest(execution);
        return (status == BatchStatus.FAILED || status == BatchStatus.STOPPED)
                && newest != null
                && newest.getId() == execution.getId()
                && loads.checkpoint(execution).filter(Checkpoint::complete).isPresent();
    }

    /** Why the load of an execution has not ended; null if it has. */
    private @Nullable String unfinished(JobExecution execution) {
        Checkpoint load = loads.checkpoint(execution).orElse(null);
        return load == null || !load.complete() ? RECOVERED : output.settle(execution, load);
    }

    /**
     * Gives an execution up for good: it can not be restarted, and its load is never resumed.
     *
     * @throws OperationRefusedException also if it runs, or is complete
     * @throws RunRefusedException if its process may be alive
     */
    public void abandon(long id) {
        JobExecution execution = executions.require(id);
        requireNewest(execution);
        if (RunIdentity.isOurs(execution)) {
            try (RunPlace place = loads.enter(execution)) {
                loads.abandon(execution);
                alignment.align(place.key().pipeline(), execution.getJobParameters(), false);
                markAbandoned(executions.require(id));
            }
        } else {
            requireEnded(execution);
            markAbandoned(execution);
        }
    }

    private void markAbandoned(JobExecution execution) {
        execution.setStatus(BatchStatus.ABANDONED);
        repository.update(execution);
    }

    private static void requireEnded(JobExecution execution) {
        if (execution.getStatus() == BatchStatus.COMPLETED) {
            throw new OperationRefusedException(
                    "execution " + execution.getId() + " is complete: there is nothing to abandon");
        }
        if (RepositoryAlignment.seemsAlive(execution)) {
            throw new OperationRefusedException("execution " + execution.getId() + " is " + execution.getStatus()
                    + ". If its process is gone:  batchwright jobs recover " + execution.getId() + " --force");
        }
    }

    private void requireNewest(JobExecution execution) {
        JobExecution newest = executions.newest(execution);
        if (newest != null && newest.getId() != execution.getId()) {
            throw new OperationRefusedException("execution " + execution.getId() + " was followed by execution "
                    + newest.getId() + " of the same load: abandon that one");
        }
    }

    private static void requireRunning(JobExecution execution) {
        if (!execution.isRunning()) {
            throw new OperationRefusedException(
                    "execution " + execution.getId() + " does not run: it is " + execution.getStatus());
        }
    }
}
