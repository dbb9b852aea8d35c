package io.batchwright.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.batchwright.fixture.TestDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** A stop that another process writes into a repository on PostgreSQL, as the run hears of it. */
class StopFromOutsideTest {

    private static final String STOP = "update batch_job_execution set status = 'STOPPING', version = version + 1";

    private TestDatabase server;
    private HikariDataSource pool;
    private JobRepository repository;
    private JobExecution execution;
    private StepExecution step;

    @BeforeEach
    void startAnExecution() throws Exception {
        server = TestDatabase.postgres().migrate();
        pool = new HikariDataSource();
        pool.setJdbcUrl(server.url());
        pool.setUsername(server.user());
        BatchConfiguration configuration = new BatchConfiguration();
        repository = configuration.jobRepository(pool, configuration.transactionManager(pool));
        JobParameters none = new JobParameters();
        execution =
                repository.createJobExecution(repository.createJobInstance("job", none), none, new ExecutionContext());
        step = repository.createStepExecution("load", execution);
        execution.setStatus(BatchStatus.STARTED);
        repository.update(execution);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void isHeardWhileNoChunkComes() {
        StopSignal stop = new StopSignal();
        StopRequests requests = new StopRequests(new Database(pool), new RunsHere(), stop);
        requests.beforeStep(step);
        assertThat(stop.requested()).isFalse();
        server.execute(STOP);
        await().atMost(5, TimeUnit.SECONDS).until(stop::requested);
        requests.afterStep(step);
    }

    /** The run ends at the same moment: it has read version and status, and writes after the stop has. */
    @Test
    void doesNotLeaveAnEndingRunUnknown() throws Exception {
        try (Connection other = server.open();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.executeUpdate(STOP);
            execution.setStatus(BatchStatus.COMPLETED);
            execution.setEndTime(LocalDateTime.of(2026, 1, 31, 12, 0));
            CompletableFuture<Void> ending = CompletableFuture.runAsync(() -> repository.update(execution));
            await().atMost(10, TimeUnit.SECONDS)
                    .until(() -> server.number("select count(*) from pg_stat_activity"
                                    + " where datname = current_database() and wait_event_type = 'Lock'")
                            == 1);
            other.commit();
            ending.get(10, TimeUnit.SECONDS);
        }
        assertThat(server.query("select status from batch_job_execution where end_time is not null"))
                .singleElement()
                .asString()
                .isEqualTo("[STOPPED]");
    }
}
