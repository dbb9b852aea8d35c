package io.batchwright.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.batchwright.fixture.TestDatabase;
import io.batchwright.sink.Vendor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.support.JobOperatorFactoryBean;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.support.ListItemReader;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Reads the repository of another application of Spring Batch: its own scripts, another prefix, real runs, no index of ours. */
class RepositoryReaderTest {

    private static final String PREFIX = "THEIRS_";

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

    /** Another application. */
    private final class Application {

        private final HikariDataSource pool = new HikariDataSource();
        private final JdbcTransactionManager transactions;
        private final JobRepository repository;
        private final JobOperator operator;

        Application(Vendor vendor) throws Exception {
            TestDatabase database = vendor == Vendor.H2 ? TestDatabase.h2(directory) : TestDatabase.postgres();
            database.execute(script(vendor));
            pool.setJdbcUrl(database.url());
            pool.setUsername(database.user());
            open.add(pool);
            open.add(database);
            transactions = new JdbcTransactionManager(pool);
            JdbcJobRepositoryFactoryBean repositories = new JdbcJobRepositoryFactoryBean();
            repositories.setDataSource(pool);
            repositories.setTransactionManager(transactions);
            repositories.setTablePrefix(PREFIX);
            repositories.afterPropertiesSet();
            repository = repositories.getObject();
            JobOperatorFactoryBean operators = new JobOperatorFactoryBean();
            operators.setJobRepository(repository);
            operators.setJobRegistry(new MapJobRegistry());
            operators.setTransactionManager(transactions);
            operators.afterPropertiesSet();
            operator = Objects.requireNonNull(operators.getObject());
        }

        private static String[] script(Vendor vendor) throws IOException {
            String name =
                    "/org/springframework/batch/core/schema-" + vendor.name().toLowerCase(Locale.ROOT) + ".sql";
            try (InputStream script = RepositoryReaderTest.class.getResourceAsStream(name)) {
                return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8)
                        .replace("BATCH_", PREFIX)
                        .split(";\\s*\\R");
            }
        }

        JobExecution run(String job, Step step, JobParameters parameters) throws Exception {
            return operator.start(new JobBuilder(job, repository).start(step).build(), parameters);
        }

        /** Copies items; the negative ones are filtered. */
        Step copying(String name, Integer... items) {
            return new StepBuilder(name, repository)
                    .<Integer, Integer>chunk(2)
                    .transactionManager(transactions)
                    .reader(new ListItemReader<>(List.of(items)))
                    .processor(item -> item < 0 ? null : item)
                    .writer(chunk -> {
                        if (chunk.getItems().contains(13)) {
                            throw new IllegalStateException("unlucky", new IOException("13 does not fit"));
                        }
                    })
                    .build();
        }

        RepositoryReader reader() {
            return new RepositoryReader(pool, PREFIX, ZoneId.systemDefault());
        }
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
        Application theirs = new Application(vendor);
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
        Application theirs = new Application(vendor);
        Step partitioned = new StepBuilder("all", theirs.repository)
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
        try (Connection connection = theirs.pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "update THEIRS_STEP_EXECUTION set READ_COUNT = 0, WRITE_COUNT = 0 where STEP_NAME = 'all'");
        }
        assertThat(execution(theirs, execution.getId()).counts()).isEqualTo(whole);
    }

    private static Execution execution(Application application, long id) {
        return application.reader().execution(id).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void pagesThroughMoreThanItHolds(Vendor vendor) throws Exception {
        Application theirs = new Application(vendor);
        try (Connection connection = theirs.pool.getConnection();
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
        ExecutionFilter few = new ExecutionFilter("few", Set.of(ExecutionStatus.COMPLETED), 1001L);
        assertThat(theirs.reader().executions(few, 3)).extracting(Execution::id).containsExactly(1000L, 900L, 800L);
        assertThat(theirs.reader().executions(few, 1).get(0).started()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void needsToReadOnly(Vendor vendor) throws Exception {
        Application theirs = new Application(vendor);
        JobExecution run = theirs.run("copy", theirs.copying("copying", 1), number(1));
        try (HikariDataSource readOnly = new HikariDataSource()) {
            readOnly.setJdbcUrl(theirs.pool.getJdbcUrl());
            readOnly.setUsername(theirs.pool.getUsername());
            readOnly.setReadOnly(true);
            RepositoryReader reader = new RepositoryReader(readOnly, PREFIX, ZoneOffset.UTC);
            assertThat(reader.executions(ExecutionFilter.ALL, 1)).hasSize(1);
            assertThat(reader.steps(run.getId())).hasSize(1);
            assertThat(reader.parameters(run.getId())).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatIsMissing(Vendor vendor) throws Exception {
        Application theirs = new Application(vendor);
        RepositoryReader reader = new RepositoryReader(theirs.pool, "NONE_", ZoneOffset.UTC);
        assertThatThrownBy(() -> reader.executions(ExecutionFilter.ALL, 1))
                .isInstanceOf(MonitorException.class)
                .hasMessageStartingWith("the job repository can not be read: ")
                .hasMessageMatching("(?i).*none_job_execution.*");
        assertThatThrownBy(() -> new RepositoryReader(theirs.pool, "x; drop table y", ZoneOffset.UTC))
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
}
