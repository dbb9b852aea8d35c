package io.batchwright.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.batchwright.fixture.TestDatabase;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A repository on PostgreSQL whose sessions are ended under it. */
class RunRepositoryTest {

    private static final JobParameters PARAMETERS = new JobParameters();

    private TestDatabase database;
    private HikariDataSource pool;
    private JobRepository repository;
    private StepExecution step;
    private int lost;
    private Clock clock = Clock.systemUTC();

    private final RunListener listener = new RunListener() {
        @Override
        public void connectionLost(RuntimeException failure, Duration bound) {
            lost++;
        }
    };

    @BeforeEach
    void open() throws Exception {
        database = TestDatabase.postgres().migrate();
        pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.addDataSourceProperty("ApplicationName", "patient");
        BatchConfiguration configuration = new BatchConfiguration();
        JdbcTransactionManager transactions = configuration.transactionManager(pool);
        repository = configuration.jobRepository(pool, transactions);
        JobInstance instance = repository.createJobInstance("job", PARAMETERS);
        JobExecution execution = repository.createJobExecution(instance, PARAMETERS, new ExecutionContext());
        step = repository.createStepExecution("load", execution);
        repository.update(step);
    }

    @AfterEach
    void close() {
        pool.close();
        database.close();
    }

    private JobRepository patient() {
        Reconnection reconnection =
                new Reconnection(Duration.ofSeconds(30), new StopSignal(), listener, Clock.systemUTC());
        return RunRepository.around(repository, reconnection, clock);
    }

    private void endSessions() {
        database.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'patient'");
    }

    private void assertStored(long readCount) {
        Integer version = Objects.requireNonNull(step.getVersion());
        assertThat(database.query("select read_count, version from batch_step_execution"))
                .containsExactly(List.of(readCount, version.longValue()));
    }

    @Test
    void anUpdateIsDoneAgainOnANewConnection() {
        step.setReadCount(7);
        endSessions();
        patient().update(step);
        assertStored(7);
        assertThat(lost).isEqualTo(1);
    }

    /** The commit took place, and the connection broke before its answer: the stored version is ahead of the known one. */
    @Test
    void anUpdateThatTookPlaceWithoutAnAnswerIsDoneAgain() {
        step.setReadCount(7);
        database.execute("update batch_step_execution set version = version + 1");
        endSessions();
        patient().update(step);
        assertStored(7);
    }

    @Test
    void theEndOfAJobIsDoneAgain() {
        JobExecution execution = step.getJobExecution();
        execution.setStatus(BatchStatus.COMPLETED);
        database.execute("update batch_job_execution set version = version + 1");
        endSessions();
        patient().update(execution);
        assertThat(database.query("select status from batch_job_execution")).containsExactly(List.of("COMPLETED"));
    }

    /** Counts of a running step are for people; its beginning and its end are not left out. */
    @Test
    void updatesOfARunningStepAreSeldom() {
        clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        JobRepository own = patient();
        step.setStatus(BatchStatus.STARTED);
        own.update(step);
        for (int chunk = 1; chunk <= 3; chunk++) {
            step.incrementCommitCount();
            step.setReadCount(chunk);
            own.update(step);
        }
        assertStored(1);
        step.setStatus(BatchStatus.COMPLETED);
        own.update(step);
        assertStored(3);
    }

    /** The sink's token tells a run that it was taken over; a step that cannot be updated would be left UNKNOWN. */
    @Test
    void aStepIsUpdatedThoughASuccessorHasMarkedIt() {
        database.execute("update batch_step_execution set version = version + 1, status = 'FAILED'");
        step.setReadCount(7);
        patient().update(step);
        assertStored(7);
        assertThat(lost).isZero();
    }

    /** The end of the step could not be recorded while the database was away, and that of the job can: Spring Batch has either. */
    @ParameterizedTest
    @EnumSource(names = {"UNKNOWN", "FAILED"})
    void aRunThatHasGivenUpEndsAsFailed(BatchStatus ended) {
        Reconnection reconnection = new Reconnection(Duration.ZERO, new StopSignal(), listener, clock);
        DatabaseAwayException away = catchThrowableOfType(
                DatabaseAwayException.class,
                () -> reconnection.outlast(() -> {
                    throw new IllegalStateException(new SQLTransientConnectionException("no route"));
                }));
        JobExecution execution = step.getJobExecution();
        step.setStatus(BatchStatus.UNKNOWN);
        step.addFailureException(away);
        execution.setStatus(ended);
        RunRepository.around(repository, reconnection, clock).update(execution);
        for (String table : List.of("batch_job_execution", "batch_step_execution")) {
            assertThat(database.query("select status, exit_code, split_part(exit_message, ';', 1) from " + table))
                    .containsExactly(List.of(
                            "FAILED",
                            "FAILED",
                            "the database was away for longer than 0 s (batchwright.reconnect-timeout)"));
        }
    }
}
