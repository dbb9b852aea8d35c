package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.batchwright.fixture.LogRotator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A log that another process writes and rotates at random while it is read: every complete line exactly once. Real processes,
 * real files.
 */
class RotationTest {

    private static final int LINES = 20_000;
    private static final int STOPPED = 3;

    private static final String PIPELINE = """
            source: { type: file, path: 'logs/app.log*', %s }
            format: { type: key-value }
            fields: { id: long, text: string }
            sink: { type: jdbc, table: lines }
            commit-interval: 200ms
            """;

    private static final String EVERY_LINE_ONCE = "select count(*), count(distinct id), min(id), max(id) from lines";
    private static final List<String> ALL = List.of(LINES + "|" + LINES + "|0|" + (LINES - 1));

    @Test
    void repeatedRunsReadEveryLineOnce(@TempDir Path directory) throws Exception {
        CliHome home = CliHome.onH2(directory).pipeline("log", PIPELINE.formatted("read: new"));
        Process rotator = rotator(directory, 1);
        int runs = 0;
        boolean over = false;
        while (!over) {
            over = !rotator.isAlive();
            if (Files.exists(directory.resolve("logs/app.log"))) {
                CliHome.Result result = home.run("run", "log");
                assertThat(result.exit()).as(result.err()).isZero();
                runs++;
            }
        }
        assertThat(rotator.exitValue()).isZero();
        assertThat(runs).isGreaterThan(2);
        assertThat(home.run("run", "log").out()).contains("nothing new");
        assertThat(home.query(EVERY_LINE_ONCE)).isEqualTo(ALL);
        assertThat(home.query("select count(*) from batchwright_reject")).containsExactly("0");
    }

    @Test
    void oneThatFollowsReadsEveryLineOnceThoughItIsKilledAndStopped(@TempDir Path directory) throws Exception {
        CliHome home = CliHome.onPostgres(directory).pipeline("log", PIPELINE.formatted("follow: true"));
        Process rotator = rotator(directory, 2);
        await().until(() -> Files.exists(directory.resolve("logs/app.log")));
        Random random = new Random(3);
        while (rotator.isAlive()) {
            Process follower = home.start("run", "log");
            int rows = rows(home) + 1 + random.nextInt(LINES / 8);
            await().atMost(Duration.ofMinutes(1)).until(() -> !rotator.isAlive() || rows(home) >= rows);
            follower.destroyForcibly().waitFor();
        }
        Process follower = home.start("run", "log");
        await().atMost(Duration.ofMinutes(1)).until(() -> rows(home) >= LINES);
        follower.toHandle().destroy();
        assertThat(follower.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(follower.exitValue())
                .as(Files.readString(directory.resolve("process.log")))
                .isEqualTo(STOPPED);
        assertThat(home.query(EVERY_LINE_ONCE)).isEqualTo(ALL);
        assertThat(home.query("select count(*) from batchwright_reject")).containsExactly("0");
    }

    private static int rows(CliHome home) {
        boolean there = home.query("select count(*) from information_schema.tables where table_name = 'lines'")
                .equals(List.of("1"));
        return there ? Integer.parseInt(home.query("select count(*) from lines").get(0)) : 0;
    }

    private static Process rotator(Path directory, long seed) throws IOException {
        Path logs = Files.createDirectory(directory.resolve("logs"));
        return LogRotator.start(logs, LINES, seed);
    }
}
