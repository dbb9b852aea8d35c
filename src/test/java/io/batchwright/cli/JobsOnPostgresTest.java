package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Jobs on PostgreSQL, and runs in other processes. */
class JobsOnPostgresTest extends JobsContract {

    private static final int ROWS = 400_000;

    @Override
    CliHome home(Path directory) {
        return CliHome.onPostgres(directory);
    }

    private Process start(int commitEvery) throws InterruptedException {
        CliHome home = current().file("big.log", lines(0, ROWS));
        Process process = home.start("run", "all", "source.path=big.log", "commit-every=" + commitEvery);
        KillPoint.reach(home.directory(), process, this::committedRows);
        return process;
    }

    private long committedRows() {
        boolean there =
                current().query("select to_regclass('loaded') is not null").equals(List.of("t"));
        return there
                ? Long.parseLong(current().query("select count(*) from loaded").get(0))
                : 0;
    }

    @Test
    void stopsARunInAnotherProcess() throws Exception {
        Process process = start(1000);
        try {
            CliHome.Result stopped = current().run("jobs", "stop", "all");
            assertThat(stopped.exit()).as(stopped.err()).isZero();
            assertThat(stopped.out()).contains("execution 1 of all has ended: STOPPED");
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(ExitCodes.STOPPED);
        assertThat(
                        current()
                                .query(
                                        "select status from batch_job_execution union all select status from batch_step_execution"))
                .containsExactly("STOPPED", "STOPPED");
        long loaded = committedRows();
        assertThat(loaded).isBetween(1L, ROWS - 1L);
        assertThat(current().query("select read_count from batchwright_checkpoint"))
                .containsExactly(Long.toString(loaded));
        assertThat(current().query("select read_count from batch_step_execution"))
                .containsExactly(Long.toString(loaded));

        CliHome.Result restarted = current().run("jobs", "restart", "1");
        assertThat(restarted.exit()).as(restarted.err()).isZero();
        assertThat(current().query("select count(*), count(distinct id) from loaded"))
                .containsExactly(ROWS + "|" + ROWS);
    }

    /** One that was killed is not one of several that run. */
    @Test
    void stopsTheOneThatRunsBesideOneThatIsGone() throws Exception {
        current().file("bad.log", "nonsense\n").run("run", "all", "source.path=bad.log", "max-rejects=0");
        current().execute("update batch_job_execution set end_time = null, status = 'STARTED'");
        Process process = start(1000);
        try {
            CliHome.Result stopped = current().run("jobs", "stop", "all");
            assertThat(stopped.exit()).as(stopped.err()).isZero();
            assertThat(stopped.out()).contains("execution 2 of all has ended: STOPPED");
            assertThat(stopped.err())
                    .contains("execution 1 of 'all' does not run any more: its process is gone")
                    .contains("batchwright jobs recover 1");
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void saysThatARunWasKilledThatWasAskedToStop() throws Exception {
        Process process = start(1000);
        try (TableLock lock = TableLock.on(current(), "loaded")) {
            assertThat(current().run("jobs", "stop", "1", "--wait", "100ms").out())
                    .contains("has not ended yet");
            assertThat(lock.rows()).isPositive();
            process.destroyForcibly().waitFor();
            for (String which : List.of("1", "all")) {
                CliHome.Result gone = current().run("jobs", "stop", which, "--wait", "100ms");
                assertThat(gone.exit()).isEqualTo(ExitCodes.FAILED);
                assertThat(gone.err()).contains("execution 1 of 'all' does not run any more: its process is gone");
            }
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aRunThatIsAliveIsNeitherRecoveredNorAbandonedNorRestarted() throws Exception {
        Process process = start(1000);
        try {
            for (String command : List.of("recover", "abandon", "restart")) {
                CliHome.Result refused = current().run("jobs", command, "1");
                assertThat(refused.exit()).as(command).isEqualTo(ExitCodes.FAILED);
                assertThat(refused.err()).as(command).contains("is being run by process " + process.pid());
            }
            assertThat(current().run("jobs", "recover", "--all").err()).contains("is being run by process");
        } finally {
            process.destroyForcibly().waitFor();
        }
        CliHome.Result gone = current().run("jobs", "stop", "1");
        assertThat(gone.exit()).isEqualTo(ExitCodes.FAILED);
        assertThat(gone.err())
                .contains("execution 1 of 'all' does not run any more: its process is gone")
                .contains("jobs recover 1");
        assertThat(current().run("jobs", "recover", "1").out()).contains("FAILED");
        assertThat(current().query("select count(*) from batchwright_run")).containsExactly("0");
        assertThat(current().run("jobs", "restart", "1").exit()).isZero();
    }

    /** The chunk in hand waits for a lock: the stop has to wait for it, and it is committed. */
    @Test
    void aStopWaitsForTheChunkInHand() throws Exception {
        Process process = start(1000);
        try (TableLock lock = TableLock.on(current(), "loaded")) {
            CliHome.Result asked = current().run("jobs", "stop", "1", "--wait", "100ms");
            assertThat(asked.exit()).isEqualTo(ExitCodes.FAILED);
            assertThat(asked.out()).contains("has not ended yet");
            assertThat(process.isAlive()).isTrue();
            long before = lock.rows();
            lock.release();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(ExitCodes.STOPPED);
            // It looks for a stop once a second, so that more chunks may follow the one in hand.
            assertThat(committedRows()).isBetween(before + 1000, ROWS - 1L);
            assertThat(current().query("select read_count from batchwright_checkpoint"))
                    .containsExactly(Long.toString(committedRows()));
        } finally {
            process.destroyForcibly();
        }
        await().atMost(Duration.ofSeconds(1))
                .until(() -> current().run("jobs", "show", "1").out().startsWith("execution 1 of all: STOPPED"));
    }
}
