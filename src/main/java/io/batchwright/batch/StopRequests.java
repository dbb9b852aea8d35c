package io.batchwright.batch;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks every second whether another process has asked for a stop ({@code jobs stop}). Spring Batch itself looks when it
 * updates the step after a chunk, which may never come where a source is slow.
 */
final class StopRequests implements StepExecutionListener {

    private static final Logger LOG = LoggerFactory.getLogger(StopRequests.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private static final String ASKED =
            "SELECT COUNT(*) FROM BATCH_JOB_EXECUTION" + " WHERE JOB_EXECUTION_ID = :execution AND STATUS = 'STOPPING'";

    private final @Nullable JdbcClient jdbc;
    private final StopSignal stop;
    private @Nullable ScheduledExecutorService watch;

    /** @param repository the database of the job repository; nobody else can ask through an embedded one */
    StopRequests(Database repository, StopSignal stop) {
        this.jdbc = repository.embedded() ? null : JdbcClient.create(repository.pool());
        this.stop = stop;
    }

    @Override
    public void beforeStep(StepExecution step) {
        if (jdbc != null) {
            watch = watching(jdbc, step.getJobExecutionId());
        }
    }

    private ScheduledExecutorService watching(JdbcClient repository, long execution) {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "batchwright-stop-requests");
            thread.setDaemon(true);
            return thread;
        });
        // It never ends by itself: look() throws nothing but errors.
        ScheduledFuture<?> unused = started.scheduleWithFixedDelay(
                () -> look(repository, execution), INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        return started;
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
        ScheduledExecutorService started = watch;
        if (started != null) {
            started.shutdownNow();
        }
        return null;
    }
}
