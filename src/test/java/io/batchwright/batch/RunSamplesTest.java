package io.batchwright.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.batchwright.fixture.TestDatabase;
import io.batchwright.record.Ledger;
import io.batchwright.sink.Vendor;
import java.nio.file.Path;
import java.sql.SQLRecoverableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.dao.DataAccessResourceFailureException;

/** Samples in a real repository, of a run whose time the test makes pass. */
class RunSamplesTest {

    private static final String SECONDS =
            "select elapsed_seconds from batchwright_sample where execution_id = %d order by elapsed_seconds";

    private final Path directory;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final PassingClock clock = new PassingClock();
    private TestDatabase database;
    private HikariDataSource pool;
    private StepExecution step;
    private long read;

    @SuppressWarnings("NullAway.Init") // every test begins with begin()
    RunSamplesTest(@TempDir Path directory) {
        this.directory = directory;
    }

    /** Stands still until it is told how late it is. */
    private static final class PassingClock extends Clock {

        private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00.7Z");

        private Duration passed = Duration.ZERO;

        @Override
        public Instant instant() {
            return BEGIN.plus(passed);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private RunSamples begin(Vendor vendor) throws Exception {
        database = (vendor == Vendor.H2 ? TestDatabase.h2(directory) : TestDatabase.postgres()).migrate();
        open.add(database);
        pool = new HikariDataSource();
        open.add(0, pool);
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setConnectionTimeout(250);
        BatchConfiguration configuration = new BatchConfiguration();
        JobRepository repository = configuration.jobRepository(pool, configuration.transactionManager(pool));
        JobParameters none = new JobParameters();
        JobExecution execution =
                repository.createJobExecution(repository.createJobInstance("job", none), none, new ExecutionContext());
        step = repository.createStepExecution("load", execution);
        RunSamples samples =
                new RunSamples(pool, () -> new Ledger(read, read - 1, 0, 1, 0), () -> 100 * read, () -> false, clock);
        samples.beforeStep(step);
        return samples;
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
    }

    /** A chunk is committed. */
    private void chunk(RunSamples samples, Duration passed) {
        clock.passed = passed;
        read++;
        samples.update(new ExecutionContext());
    }

    private void chunks(RunSamples samples, long from, long to) {
        LongStream.range(from, to).forEach(second -> chunk(samples, Duration.ofSeconds(second)));
    }

    private List<Long> seconds() {
        return database.query(SECONDS.formatted(step.getJobExecutionId())).stream()
                .map(row -> ((Number) row.get(0)).longValue())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void areFiveSecondsApartAndAtTheEnd(Vendor vendor) throws Exception {
        RunSamples samples = begin(vendor);
        chunk(samples, Duration.ofMillis(4_999));
        assertThat(seconds()).isEmpty();
        chunk(samples, Duration.ofMillis(7_300));
        chunk(samples, Duration.ofMillis(9_999));
        chunk(samples, Duration.ofSeconds(10));
        chunk(samples, Duration.ofSeconds(31));
        samples.afterStep(step);
        assertThat(seconds()).containsExactly(7L, 10L, 31L);
        clock.passed = Duration.ofSeconds(33);
        samples.afterStep(step);
        assertThat(database.query("select elapsed_seconds, read_count, written_count, rejected_count, input_bytes"
                                + " from batchwright_sample order by elapsed_seconds")
                        .get(3))
                .isEqualTo(List.of(33L, 5L, 4L, 1L, 500L));
        assertThat(database.number("select min(heap_bytes) from batchwright_sample"))
                .isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void becomeRarerAsARunTakesLonger(Vendor vendor) throws Exception {
        RunSamples samples = begin(vendor);
        chunks(samples, 0, 5 * RunSamples.MOST + 5);
        assertThat(seconds()).hasSize(RunSamples.MOST);
        chunks(samples, 5 * RunSamples.MOST + 5, 6 * RunSamples.MOST + 1);
        assertThat(seconds())
                .hasSize(RunSamples.MOST / 2 + 21)
                .startsWith(10L, 20L, 30L)
                .contains(1000L, 1005L, 1010L)
                .doesNotContain(1015L)
                .endsWith(1190L, 1200L);
        chunks(samples, 6 * RunSamples.MOST + 1, 100_000);
        assertThat(seconds()).hasSizeBetween(RunSamples.MOST / 2, RunSamples.MOST + 1);
    }

    @ParameterizedTest
    @EnumSource
    void areLeftOutWhileTheRepositoryIsLost(Vendor vendor) throws Exception {
        RunSamples samples = begin(vendor);
        database.execute("ALTER TABLE batchwright_sample RENAME TO elsewhere");
        chunk(samples, Duration.ofSeconds(5));
        database.execute("ALTER TABLE elsewhere RENAME TO batchwright_sample");
        chunk(samples, Duration.ofSeconds(30));
        assertThat(seconds()).isEmpty();
        chunk(samples, Duration.ofSeconds(65));
        assertThat(seconds()).containsExactly(65L);

        pool.close();
        chunk(samples, Duration.ofSeconds(70));
        samples.afterStep(step);
        assertThat(seconds()).containsExactly(65L);
    }

    @ParameterizedTest
    @EnumSource
    void areNotTriedAtTheEndOfARunThatLostItsDatabase(Vendor vendor) throws Exception {
        RunSamples samples = begin(vendor);
        step.addFailureException(
                new DataAccessResourceFailureException("lost", new SQLRecoverableException("gone", "08006")));
        clock.passed = Duration.ofSeconds(3);
        samples.afterStep(step);
        assertThat(seconds()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void goWithTheirExecution(Vendor vendor) throws Exception {
        RunSamples samples = begin(vendor);
        chunks(samples, 0, 20);
        assertThat(seconds()).hasSize(3);
        database.execute(
                "DELETE FROM batch_step_execution_context",
                "DELETE FROM batch_step_execution",
                "DELETE FROM batch_job_execution_context",
                "DELETE FROM batch_job_execution");
        assertThat(seconds()).isEmpty();
    }
}
