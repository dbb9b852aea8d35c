package io.batchwright.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.fixture.TestDatabase;
import io.batchwright.pipeline.Pipeline;
import io.batchwright.pipeline.PipelineLoader;
import io.batchwright.record.Ledger;
import io.batchwright.record.Reject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A load of a query that is stopped again and again goes on after the last key, and writes every row once. */
@Timeout(60)
class JdbcResumeTest {

    private static final int ROWS = 3_000;

    private static RunResult stoppedAfter(long records, Path home) {
        StopSignal stop = new StopSignal();
        RunListener stopping = new RunListener() {
            @Override
            public void committed(Ledger ledger, long doneBytes, List<Reject> rejects) {
                if (ledger.read() >= records) {
                    stop.request();
                }
            }
        };
        Pipeline pipeline = PipelineLoader.load(home.resolve("config/pipelines/copy.yml"), Map.of(), Map.of(), home);
        try (BatchContext context = BatchContext.start(home, false)) {
            return context.runner().run(pipeline, home, RunOptions.PLAIN, stopping, stop);
        }
    }

    private static void stopAndGoOn(TestDatabase database, Path home) throws IOException {
        Files.createDirectories(home.resolve("config/pipelines"));
        InputFiles.write(home.resolve("config/application.yml"), """
                spring:
                  datasource:
                    url: "%s"
                    username: %s
                """.formatted(database.url(), database.user()));
        InputFiles.write(home.resolve("config/pipelines/copy.yml"), """
                source: { type: jdbc, query: "select a, b from pairs", key: [a, b], fetch-size: 7 }
                fields: { a: string, b: long }
                sink: { type: jdbc, table: copied }
                commit-every: 100
                """);
        database.execute(
                "create table pairs(a varchar(9), b bigint, primary key (a, b))",
                "insert into pairs select concat('k', x % 17), x from "
                        + (database.url().contains(":h2:")
                                ? "system_range(1, " + ROWS + ")"
                                : "generate_series(1, " + ROWS + ") as x"));
        long read = 0;
        for (long records = 700; records < ROWS; records += 700) {
            RunResult stopped = stoppedAfter(records, home);
            assertThat(stopped.status()).isEqualTo(RunResult.Status.STOPPED);
            assertThat(stopped.ledger().read()).isGreaterThan(read).isLessThan(ROWS);
            read = stopped.ledger().read();
        }
        RunResult last = stoppedAfter(Long.MAX_VALUE, home);
        assertThat(last.status()).isEqualTo(RunResult.Status.COMPLETED);
        assertThat(last.resumedFrom()).isNotNull();
        assertThat(last.ledger()).isEqualTo(new Ledger(ROWS, ROWS, 0, 0, 0));
        assertThat(database.number("select count(*) from copied")).isEqualTo(ROWS);
        assertThat(database.number("select count(*) from pairs p join copied c on p.a = c.a and p.b = c.b"))
                .isEqualTo(ROWS);
    }

    @Test
    void onH2(@TempDir Path directory) throws IOException {
        try (TestDatabase database = TestDatabase.h2(directory)) {
            stopAndGoOn(database, directory);
        }
    }

    @Test
    void onPostgres(@TempDir Path directory) throws IOException {
        stopAndGoOn(TestDatabase.postgres(), directory);
    }
}
