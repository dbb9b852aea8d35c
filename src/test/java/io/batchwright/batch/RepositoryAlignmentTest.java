package io.batchwright.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.batchwright.fixture.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.support.JobOperatorFactoryBean;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What dead processes leave in a real repository is put right, so that Spring Batch starts the job again. */
class RepositoryAlignmentTest {

    private static final String JOB = "metrics";
    private static final JobParameters PARAMETERS =
            new JobParametersBuilder().addString("input", "0123").toJobParameters();

    private static final LocalDateTime NOW = LocalDateTime.of(2026, 1, 31, 12, 0);

    private TestDatabase database;
    private HikariDataSource pool;
    private JobRepository repository;
    private JobOperator operator;
    private RepositoryAlignment alignment;

    @BeforeEach
    void open(@TempDir Path directory) throws Exception {
        database = TestDatabase.h2(directory).migrate();
        pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        BatchConfiguration configuration = new BatchConfiguration();
        JdbcTransactionManager transactions = configuration.transactionManager(pool);
        repository = configuration.jobRepository(pool, transactions);
        JobOperatorFactoryBean factory = configuration.jobOperator(repository, transactions);
        factory.afterPropertiesSet();
        operator = Objects.requireNonNull(factory.getObject());
        alignment = new RepositoryAlignment(repository, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        pool.close();
        database.close();
    }

    /** Leaves an execution with a step, as a process that ended there would. */
    private void leave(BatchStatus status) {
        JobInstance known = repository.getJobInstance(JOB, PARAMETERS);
        JobInstance instance = known == null ? repository.createJobInstance(JOB, PARAMETERS) : known;
        JobExecution execution = repository.createJobExecution(instance, PARAMETERS, new ExecutionContext());
        boolean ended = !status.isRunning() && status != BatchStatus.UNKNOWN;
        StepExecution step = repository.createStepExecution("load", execution);
        step.setStatus(status);
        step.setStartTime(NOW);
        step.setExitStatus(new ExitStatus(status.name()));
        if (ended) {
            step.setEndTime(NOW);
            execution.setEndTime(NOW);
        }
        repository.update(step);
        execution.setStatus(status);
        execution.setStartTime(NOW);
        execution.setExitStatus(new ExitStatus(status.name()));
        repository.update(execution);
    }

    private void align(boolean complete) {
        alignment.align(JOB, PARAMETERS, complete);
    }

    private List<List<Object>> statuses() {
        return database
                .query("select e.status, s.status from batch_job_execution e left join batch_step_execution s"
                        + " on s.job_execution_id = e.job_execution_id order by e.job_execution_id")
                .stream()
                .map(List::<Object>copyOf)
                .toList();
    }

    /** Starts a job whose step does run. */
    private void assertStarts() throws Exception {
        int[] ran = {0};
        Job job = new JobBuilder(JOB, repository)
                .start(new StepBuilder("load", repository)
                        .tasklet(
                                (contribution, context) -> {
                                    ran[0]++;
                                    return RepeatStatus.FINISHED;
                                },
                                new JdbcTransactionManager(pool))
                        .build())
                .build();
        JobExecution execution = operator.start(job, PARAMETERS);
        assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(ran[0]).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTING", "STARTED", "STOPPING", "UNKNOWN"})
    void whatSeemsToRunHasFailedAndStartsAgain(BatchStatus left) throws Exception {
        leave(left);

        assertThat(alignment.align(JOB, PARAMETERS, false)).isTrue();
        assertThat(alignment.align(JOB, PARAMETERS, false)).isFalse();

        assertThat(statuses()).containsExactly(List.of("FAILED", "FAILED"));
        assertThat(database.query("select exit_message from batch_job_execution where end_time is not null"))
                .singleElement()
                .asString()
                .contains("the process that ran it is gone");
        assertStarts();
    }

    /** The database was away as the step ended, and back as the job did. */
    @ParameterizedTest
    @CsvSource({"FAILED, STARTED", "FAILED, UNKNOWN", "STOPPED, STARTED", "STOPPED, STOPPING"})
    void aStepThatSeemsToRunInAJobThatEndedHasFailedAndStartsAgain(BatchStatus job, BatchStatus step) throws Exception {
        leave(job);
        leaveStep(step);

        assertThat(alignment.align(JOB, PARAMETERS, false)).isTrue();
        assertThat(alignment.align(JOB, PARAMETERS, false)).isFalse();

        assertThat(statuses()).containsExactly(List.of(job.name(), "FAILED"));
        assertThat(database.query("select exit_code from batch_job_execution")).containsExactly(List.of(job.name()));
        assertThat(database.number("select count(*) from batch_step_execution where end_time is null"))
                .isZero();
        assertStarts();
    }

    private void leaveStep(BatchStatus status) {
        database.execute("update batch_step_execution set end_time = null, status = '" + status + "'");
    }

    @ParameterizedTest
    @EnumSource(names = {"ABANDONED", "COMPLETED"})
    void anExecutionStaysWhatItIsWhereOnlyItsStepSeemsToRun(BatchStatus job) {
        leave(job);
        leaveStep(BatchStatus.STARTED);
        boolean complete = job == BatchStatus.COMPLETED;
        align(complete);
        assertThat(statuses()).containsExactly(List.of(job.name(), complete ? "COMPLETED" : "FAILED"));
    }

    @Test
    void completeButForTheCheckpointHasFailedAndStartsAgain() throws Exception {
        leave(BatchStatus.COMPLETED);
        assertThat(alignment.align(JOB, PARAMETERS, false)).isFalse();
        assertThat(statuses()).containsExactly(List.of("FAILED", "FAILED"));
        assertStarts();
    }

    @Test
    void severalStaleExecutionsAreAllEnded() throws Exception {
        leave(BatchStatus.STARTED);
        leave(BatchStatus.UNKNOWN);
        leave(BatchStatus.STOPPED);
        leave(BatchStatus.STARTED);
        align(false);
        assertThat(statuses())
                .containsExactly(
                        List.of("FAILED", "FAILED"),
                        List.of("FAILED", "FAILED"),
                        List.of("STOPPED", "STOPPED"),
                        List.of("FAILED", "FAILED"));
        assertStarts();
    }

    @Test
    void aCompleteCheckpointCompletesTheLastExecutionOnly() {
        leave(BatchStatus.FAILED);
        leave(BatchStatus.STARTED);
        leave(BatchStatus.STARTED);
        align(true);
        assertThat(statuses())
                .containsExactly(
                        List.of("FAILED", "FAILED"), List.of("FAILED", "FAILED"), List.of("COMPLETED", "COMPLETED"));
        assertThat(database.number("select count(*) from batch_job_execution where end_time is null"))
                .isZero();
    }

    @Test
    void anInstanceWithoutExecutionsIsRemovedAndStartsAgain() throws Exception {
        repository.createJobInstance(JOB, PARAMETERS);
        align(false);
        assertThat(database.number("select count(*) from batch_job_instance")).isZero();
        assertStarts();
    }

    @Test
    void whatIsInLineIsLeftAlone() throws Exception {
        leave(BatchStatus.FAILED);
        leave(BatchStatus.STOPPED);
        String versions = "select version, end_time from batch_job_execution order by job_execution_id";
        List<?> before = database.query(versions);
        align(false);
        assertThat(database.query(versions)).isEqualTo(before);
        assertStarts();
    }

    @Test
    void aJobThatNeverRanIsNothingToAlign() throws Exception {
        assertThat(alignment.align(JOB, PARAMETERS, true)).isFalse();
        assertStarts();
    }
}
