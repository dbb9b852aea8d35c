package io.batchwright.batch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets others ask for a stop: this process at once, others ({@code jobs stop}) by way of the job repository, which is looked
 * at every second. Spring Batch itself looks when it updates the step after a chunk, which may never come where a source is
 * slow.
 */
final class StopRequests implements StepExecutionListener {

    private static final Logger LOG = LoggerFactory.getLogger(StopRequests.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private static final String ASKED =
            "SELECT COUNT(*) FROM BATCH_JOB_EXECUTION" + " WHERE JOB_EXECUTION_ID = :execution AND STATUS = 'STOPPING'";

    private final @Nullable JdbcClient jdbc;
    private final RunsHere here;
    private final StopSignal stop;
    private @Nullable Repetition watch;

    /** @param repository the database of the job repository; nobody else can ask through an embedded one */
    StopRequests(Database repository, RunsHere here, StopSignal stop) {
        this.jdbc = repository.embedded() ? null : JdbcClient.create(repository.source());
        this.here = here;
        this.stop = stop;
    }

    @Override
    public void beforeStep(StepExecution step) {
        here.began(step.getJobExecutionId(), stop);
        JdbcClient asked = jdbc;
        if (asked != null) {
            long execution = step.getJobExecutionId();
            watch = new Repetition("batchwright-stop-requests", INTERVAL, () -> look(asked, execution));
        }
    }

    private void look(JdbcClient repository, long execution) {
        try {
            if (repository
                            .sql(ASKED)
                            .param("execution", execution)
                            .query(Long.class)
                            .single()
                    > 0) {
                stop.request();
            }
        } catch (DataAccessException e) {
            LOG.debug("the job repository could not be asked for a stop", e);
        }
    }

    @Override
    public @Nullable ExitStatus afterStep(StepExecution step) {
        here.ended(step.getJobExecutionId());
        Repetition started = watch;
        if (started != null) {
            started.close();
        }
        return null;
    }
}
