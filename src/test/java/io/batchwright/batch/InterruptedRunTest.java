package io.batchwright.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.fixture.TestDatabase;
import io.batchwright.record.Ledger;
import io.batchwright.record.Reject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run whose thread is interrupted, by a pool that is shut down say, is never COMPLETED, and the next one finishes it. */
@Timeout(60)
class InterruptedRunTest {

    private static final int ROWS = 5_000;

    private Path home;
    private NumberedLines lines;

    @BeforeEach
    void makeHome(@TempDir Path directory) throws IOException {
        home = directory;
        lines = NumberedLines.in(home, ROWS);
    }

    /** Says when a few chunks are committed, and waits there until its thread is interrupted. */
    private static final class Midway implements RunListener {

        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch never = new CountDownLatch(1);

        @Override
        public void committed(Ledger ledger, long doneBytes, List<Reject> rejects) {
            if (ledger.read() < 500 || reached.getCount() == 0) {
                return;
            }
            reached.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Runs on a pool that is shut down in mid-run. */
    private RunResult interrupted(BatchContext context) throws Exception {
        Midway midway = new Midway();
        ExecutorService pool = Executors.newSingleThreadExecutor();
        Future<RunResult> running = pool.submit(() -> lines.run(context, midway));
        midway.reached.await();
        pool.shutdownNow();
        return running.get(30, TimeUnit.SECONDS);
    }

    private RunResult next() {
        try (BatchContext context = BatchContext.start(home, false)) {
            return lines.run(context, RunListener.NONE);
        }
    }

    @Test
    void isStoppedOnPostgres() throws Exception {
        TestDatabase database = TestDatabase.postgres();
        InputFiles.write(home.resolve("config/application.yml"), """
                spring:
                  datasource:
                    url: "%s"
                    username: %s
                """.formatted(database.url(), database.user()));
        try (BatchContext context = BatchContext.start(home, false)) {
            RunResult result = interrupted(context);
            assertThat(result.status()).isEqualTo(RunResult.Status.STOPPED);
            assertThat(result.ledger()).isEqualTo(new Ledger(500, 500, 0, 0, 0));
        }
        assertThat(database.query("select status from batch_job_execution")).containsExactly(List.of("STOPPED"));
        assertThat(database.number("select count(*) from loaded")).isEqualTo(500);

        assertThat(next().status()).isEqualTo(RunResult.Status.COMPLETED);
        assertThat(database.query("select count(*), count(distinct id) from loaded"))
                .containsExactly(List.of((long) ROWS, (long) ROWS));
    }

    /** H2 closes its file under an interrupted thread, so that the run may also fail. */
    @Test
    void isNotCompletedOnH2() throws Exception {
        try (BatchContext context = BatchContext.start(home, false)) {
            RunResult result = interrupted(context);
            assertThat(result.status()).isIn(RunResult.Status.STOPPED, RunResult.Status.FAILED);
            assertThat(result.ledger().read()).isEqualTo(500);
        }
        RunResult next = next();
        assertThat(next.status()).isEqualTo(RunResult.Status.COMPLETED);
        assertThat(next.ledger()).isEqualTo(new Ledger(ROWS, ROWS, 0, 0, 0));
        assertThat(next.thisRun()).isEqualTo(new Ledger(ROWS - 500, ROWS - 500, 0, 0, 0));
    }
}
