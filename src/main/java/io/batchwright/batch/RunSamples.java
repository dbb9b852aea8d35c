package io.batchwright.batch;

import io.batchwright.record.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStream;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Keeps how a run goes, for the dashboard: a row about every five seconds, and one at the end. When there are too many, every
 * second one is removed, and they are taken half as often from then on. Between two chunks, on the step's thread: an embedded
 * database is used by one at a time, and closes under a thread that is interrupted. A run goes on without samples if they can not
 * be kept.
 */
final class RunSamples implements ItemStream, StepExecutionListener {

    private static final Logger LOG = LoggerFactory.getLogger(RunSamples.class);

    /** The most rows of an execution. */
    static final int MOST = 200;

    static final Duration FIRST_INTERVAL = Duration.ofSeconds(5);

    /** How long nothing is tried after a failure, which may have taken the time-out of a connection. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private static final String INSERT = "INSERT INTO batchwright_sample (execution_id, elapsed_seconds, read_count,"
            + " written_count, rejected_count, input_bytes, heap_bytes, resident_bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String THIN_OUT =
            "DELETE FROM batchwright_sample WHERE execution_id = ? AND MOD(elapsed_seconds / ?, 2) = 1";

    private final JdbcTemplate repository;
    private final Supplier<Ledger> ledger;
    private final LongSupplier bytes;
    private final BooleanSupplier givenUp;
    private final Clock clock;
    private long execution;
    private Instant began = Instant.MIN;
    private Instant next = Instant.MAX;
    private long interval = FIRST_INTERVAL.toSeconds();
    private long lastSecond = -1;
    private int rows;
    private boolean failed;

    /**
     * @param ledger what this run has done
     * @param bytes the bytes of stored input that it has accounted for
     * @param givenUp whether a stop has ended the waiting for a lost database: whoever stops the run waits for its end
     */
    RunSamples(
            DataSource repository, Supplier<Ledger> ledger, LongSupplier bytes, BooleanSupplier givenUp, Clock clock) {
        this.repository = new JdbcTemplate(repository);
        this.ledger = ledger;
        this.bytes = bytes;
        this.givenUp = givenUp;
        this.clock = clock;
    }

    @Override
    public void beforeStep(StepExecution step) {
        execution = step.getJobExecutionId();
        began = clock.instant();
        next = began.plus(FIRST_INTERVAL);
    }

    @Override
    public void update(ExecutionContext executionContext) {
        Instant now = clock.instant();
        if (!now.isBefore(next)) {
            sample(now);
        }
    }

    @Override
    public @Nullable ExitStatus afterStep(StepExecution step) {
        if (!failed
                && !givenUp.getAsBoolean()
                && step.getFailureExceptions().stream().noneMatch(Reconnection::isLost)) {
            sample(clock.instant());
        }
        return null;
    }

    private void sample(Instant now) {
        long second = Duration.between(began, now).toSeconds();
        if (second == lastSecond) {
            return;
        }
        try {
            if (rows >= MOST) {
                thinOut();
            }
            insert(second);
            failed = false;
            next = began.plusSeconds((second / interval + 1) * interval);
        } catch (DataAccessException e) {
            LOG.debug("a sample of execution {} could not be kept", execution, e);
            failed = true;
            next = now.plus(PAUSE);
        }
    }

    private void insert(long second) {
        Ledger done = ledger.get();
        OptionalLong resident = ProcessMemory.resident();
        repository.update(
                INSERT,
                execution,
                second,
                done.read(),
                done.written(),
                done.rejected(),
                bytes.getAsLong(),
                ProcessMemory.heap(),
                resident.isPresent() ? resident.getAsLong() : null);
        lastSecond = second;
        rows++;
    }

    private void thinOut() {
        rows -= repository.update(THIN_OUT, execution, interval);
        interval *= 2;
    }
}
