package io.batchwright.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.fixture.FrailWire;
import io.batchwright.fixture.TestDatabase;
import io.batchwright.record.Ledger;
import io.batchwright.record.Reject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A database that stays away for longer than a run waits. */
@Timeout(60)
class DatabaseAwayTest {

    /** The last chunk is not a full one, so that it is known to be the last. */
    private static final int ROWS = 2_050;

    private final TestDatabase database = TestDatabase.postgres();
    private final Path home;
    private final NumberedLines lines;

    DatabaseAwayTest(@TempDir Path directory) throws IOException {
        home = directory;
        lines = NumberedLines.in(home, ROWS);
    }

    private static RunListener cutting(FrailWire wire, int afterRecords) {
        return new RunListener() {
            @Override
            public void committed(Ledger ledger, long doneBytes, List<Reject> rejects) {
                if (ledger.read() == afterRecords) {
                    try {
                        wire.cutAfter(0);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        };
    }

    /** Has the application find its database at the other end of a wire. */
    private FrailWire wire() throws IOException {
        URI server = URI.create(database.url().substring("jdbc:".length()));
        FrailWire wire = new FrailWire(server.getPort());
        String port = Integer.toString(URI.create(wire.endpoint()).getPort());
        InputFiles.write(
                home.resolve("config/application.yml"), """
                spring:
                  datasource:
                    url: "jdbc:postgresql://127.0.0.1:%s%s"
                    username: %s
                    hikari: { connection-timeout: 400 }
                batchwright: { reconnect-timeout: 2s, heartbeat-timeout: 2s }
                """.formatted(port, server.getPath(), database.user()));
        return wire;
    }

    private void assertAllIsLoadedOnce() {
        assertThat(database.query("select count(*), count(distinct id) from loaded"))
                .containsExactly(List.of((long) ROWS, (long) ROWS));
    }

    @Test
    void theRunFailsInOurWordsAndTheNextOneResumes() throws IOException {
        try (FrailWire wire = wire();
                BatchContext context = BatchContext.start(home, false)) {
            RunResult failed = lines.run(context, cutting(wire, 500));
            assertThat(failed.status()).isEqualTo(RunResult.Status.FAILED);
            assertThat(failed.ledger()).isEqualTo(new Ledger(500, 500, 0, 0, 0));
            assertThat(failed.failure())
                    .hasMessageStartingWith("the database was away for longer than 2 s")
                    .hasMessageContaining("run again to resume");

            wire.cutAfter(Long.MAX_VALUE);
            RunResult resumed = lines.run(context, RunListener.NONE);
            assertThat(resumed.status()).isEqualTo(RunResult.Status.COMPLETED);
            assertThat(resumed.thisRun().read()).isEqualTo(ROWS - 500);
        }
        assertThat(database.query("select status from batch_job_execution order by job_execution_id"))
                .containsExactly(List.of("FAILED"), List.of("COMPLETED"));
        assertAllIsLoadedOnce();
    }

    /** There is nothing to resume. */
    @Test
    void aRunHasNotFailedWhereOnlyItsEndCouldNotBeRecorded() throws IOException {
        try (FrailWire wire = wire();
                BatchContext context = BatchContext.start(home, false)) {
            RunResult loaded = lines.run(context, cutting(wire, ROWS));
            assertThat(loaded.status()).isEqualTo(RunResult.Status.COMPLETED);
            assertThat(loaded.failure()).isNull();

            wire.cutAfter(Long.MAX_VALUE);
            assertThat(lines.run(context, RunListener.NONE).status()).isEqualTo(RunResult.Status.ALREADY_LOADED);
        }
        assertThat(database.query("select status from batch_job_execution")).containsExactly(List.of("COMPLETED"));
        assertAllIsLoadedOnce();
    }
}
