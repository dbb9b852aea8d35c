package io.batchwright.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.batchwright.sink.Vendor;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.core.task.SyncTaskExecutor;

/** Reads the repository of another application of Spring Batch: its own scripts, another prefix, real runs, no index of ours. */
class RepositoryReaderTest {

    private final Path directory;
    private final List<AutoCloseable> open = new ArrayList<>();

    RepositoryReaderTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
    }

    private ForeignApplication open(Vendor vendor) throws Exception {
        ForeignApplication theirs = new ForeignApplication(vendor, directory);
        open.add(theirs);
        return theirs;
    }

    private static JobParameters number(long number) {
        return new JobParametersBuilder()
                .addLong("number", number)
                .addString("note", "n", false)
                .toJobParameters();
    }

    @ParameterizedTest
    @EnumSource
    void readsRealRuns(Vendor vendor) throws Exception {
        ForeignApplication theirs = open(vendor);
        Instant before = Instant.now().minusSeconds(1);
        JobExecution good = theirs.run("copy", theirs.copying("copying", 1, 2, -3, 4, 5), number(1));
        JobExecution bad = theirs.run("copy", theirs.copying("copying", 1, 2, 13), number(2));
        assertThat(List.of(good.getStatus(), bad.getStatus()))
                .containsExactly(BatchStatus.COMPLETED, BatchStatus.FAILED);

        List<Execution> all = theirs.reader().executions(ExecutionFilter.ALL, 10);

        assertThat(all).extracting(Execution::id).containsExactly(bad.getId(), good.getId());
        Execution copied = all.get(1);
        assertThat(copied.job()).isEqualTo("copy");
        assertThat(copied.counts()).isEqualTo(new Counts(5, 4, 1, 0));
        assertThat(copied.started()).isBetween(before, Instant.now());
        assertThat(copied.duration(Instant.MAX)).isLessThan(Duration.ofMinutes(1));
        assertThat(copied.failure()).isNull();
        // Spring Batch cuts the trace before it comes to the cause.
        assertThat(Objects.requireNonNull(all.get(0).failure()).cause())
                .isEqualTo("FatalStepExecutionException: Unable to process chunk");

        assertThat(theirs.reader().execution(good.getId())).contains(copied);
        assertThat(theirs.reader().execution(99)).isEmpty();
        assertThat(theirs.reader().parameters(bad.getId()))
                .containsExactly(
                        new RunParameter("note", "java.lang.String", "n", false),
                        new RunParameter("number", "java.lang.Long", "2", true));
        assertThat(theirs.reader().steps(good.getId())).singleElement().satisfies(step -> {
            assertThat(step.name()).isEqualTo("copying");
            assertThat(step.status()).isEqualTo(ExecutionStatus.COMPLETED);
            assertThat(step.counts()).isEqualTo(copied.counts());
            assertThat(step.commits()).isEqualTo(3);
        });
    }

    @ParameterizedTest
    @EnumSource
    void countsAPartitionedStepOnce(Vendor vendor) throws Exception {
        ForeignApplication theirs = open(vendor);
        Step partitioned = new StepBuilder("all", theirs.repository())
                .partitioner(
                        "part",
                        size -> Map.of(
                                "a", new ExecutionContext(),
                                "b", new ExecutionContext()))
                .step(theirs.copying("part", 1, 2, 3))
                .taskExecutor(new SyncTaskExecutor())
                .gridSize(2)
                .build();
        JobExecution execution = theirs.run("split", partitioned, number(1));
        Counts whole = execution(theirs, execution.getId()).counts();
        assertThat(theirs.reader().steps(execution.getId()))
                .extracting(StepRun::name)
                .containsExactlyInAnyOrder("all", "part:a", "part:b");
        assertThat(whole.read()).isEqualTo(3);

        // As long as the partitions run, the step has summed up nothing.
        try (Connection connection = theirs.pool().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "update THEIRS_STEP_EXECUTION set READ_COUNT = 0, WRITE_COUNT = 0 where STEP_NAME = 'all'");
        }
        assertThat(execution(theirs, execution.getId()).counts()).isEqualTo(whole);
    }

    private static Execution execution(ForeignApplication application, long id) {
        return application.reader().execution(id).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void pagesThroughMoreThanItHolds(Vendor vendor) throws Exception {
        ForeignApplication theirs = open(vendor);
        try (Connection connection = theirs.pool().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("insert into THEIRS_JOB_INSTANCE values (1, 0, 'many', 'k'), (2, 0, 'few', 'k')");
            for (int id = 1; id <= 1203; id++) {
                statement.addBatch(
                        "insert into THEIRS_JOB_EXECUTION (JOB_EXECUTION_ID, JOB_INSTANCE_ID, CREATE_TIME, STATUS)"
                                + " values (" + id + ", " + (id % 100 == 0 ? 2 : 1)
                                + ", timestamp '2026-01-01 00:00:00', '"
                                + (id % 2 == 0 ? "COMPLETED" : "FAILED") + "')");
            }
            statement.executeBatch();
        }
        List<Long> ids = new ArrayList<>();
        theirs.reader().forEach(ExecutionFilter.ALL, Integer.MAX_VALUE, execution -> ids.add(execution.id()));
        assertThat(ids).hasSize(1203).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> Long.compare(b, a));

        ids.clear();
        theirs.reader().forEach(ExecutionFilter.ALL, 501, execution -> ids.add(execution.id()));
        assertThat(ids).hasSize(501);
        ExecutionFilter few = ExecutionFilter.ALL
                .ofJob("few")
                .in(Set.of(ExecutionStatus.COMPLETED))
                .before(1001L);
        assertThat(theirs.reader().executions(few, 3)).extracting(Execution::id).containsExactly(1000L, 900L, 800L);
        assertThat(theirs.reader().executions(few, 1).get(0).started()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void needsToReadOnly(Vendor vendor) throws Exception {
        ForeignApplication theirs = open(vendor);
        JobExecution run = theirs.run("copy", theirs.copying("copying", 1), number(1));
        try (HikariDataSource readOnly = new HikariDataSource()) {
            readOnly.setJdbcUrl(theirs.database().url());
            readOnly.setUsername(theirs.database().user());
            readOnly.setReadOnly(true);
            RepositoryReader reader = new RepositoryReader(
                    new RepositoryAccess(readOnly, ForeignApplication.PREFIX, ZoneOffset.UTC, Duration.ZERO));
            assertThat(reader.executions(ExecutionFilter.ALL, 1)).hasSize(1);
            assertThat(reader.steps(run.getId())).hasSize(1);
            assertThat(reader.parameters(run.getId())).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatIsMissing(Vendor vendor) throws Exception {
        ForeignApplication theirs = open(vendor);
        RepositoryReader reader =
                new RepositoryReader(new RepositoryAccess(theirs.pool(), "NONE_", ZoneOffset.UTC, Duration.ZERO));
        assertThatThrownBy(() -> reader.executions(ExecutionFilter.ALL, 1))
                .isInstanceOf(MonitorException.class)
                .hasMessageStartingWith("the job repository can not be read: ")
                .hasMessageMatching("(?i).*none_job_execution.*");
        assertThatThrownBy(() -> new RepositoryAccess(theirs.pool(), "x; drop table y", ZoneOffset.UTC, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("table prefix");
    }

    /** A status that no version of Spring Batch has is not taken for anything else. */
    @ParameterizedTest
    @EnumSource
    void knowsTheStatusesOfSpringBatch(BatchStatus status) {
        assertThat(ExecutionStatus.of(status.name()).name()).isEqualTo(status.name());
        assertThat(ExecutionStatus.of(status.name()).isRunning()).isEqualTo(status.isRunning());
        assertThat(ExecutionStatus.of("PAUSED")).isEqualTo(ExecutionStatus.UNKNOWN);
    }

    /** A table that another session keeps to itself is as slow as can be. */
    @Test
    void doesNotWaitForEver() throws Exception {
        ForeignApplication theirs = open(Vendor.POSTGRESQL);
        theirs.insert(1, "slow", ExecutionStatus.FAILED, "2026-01-01 00:00:00");
        RepositoryReader reader = new RepositoryReader(
                new RepositoryAccess(theirs.pool(), ForeignApplication.PREFIX, ZoneOffset.UTC, Duration.ofSeconds(1)));
        assertThat(reader.executions(ExecutionFilter.ALL, 1).get(0).counts()).isEqualTo(Counts.NONE);
        try (Connection connection = theirs.database().open();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table THEIRS_STEP_EXECUTION");
            // Counts can be done without, steps can not.
            assertThat(reader.executions(ExecutionFilter.ALL, 1).get(0).counts().isKnown())
                    .isFalse();
            assertThatThrownBy(() -> reader.steps(1))
                    .isInstanceOf(MonitorException.class)
                    .hasMessageContaining("did not answer within 1 s");
            connection.rollback();
        }
        assertThat(reader.steps(1)).isEmpty();
    }
}
