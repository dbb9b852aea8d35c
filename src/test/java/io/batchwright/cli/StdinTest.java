package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline whose input comes through a pipe: real processes. */
class StdinTest {

    private static final int STOPPED = 3;

    private static final String PIPELINE = """
            source: { type: stdin }
            format: { type: key-value }
            fields: { id: long, status: string }
            sink: { type: jdbc, table: piped }
            commit-every: %d
            commit-interval: %s
            """;

    private CliHome home;

    @BeforeEach
    void makeHome(@TempDir Path directory) {
        home = CliHome.onPostgres(directory);
    }

    @Test
    void loadsToTheEndOfThePipeAndAgainWhatComesNext() throws Exception {
        home.pipeline("piped", PIPELINE.formatted(100, "5s"));
        for (int run = 1; run <= 2; run++) {
            Process process = home.start("run", "piped", "--json");
            try (OutputStream pipe = process.getOutputStream()) {
                pipe.write(lines(0, 250));
                pipe.write("id=250,status=unended".getBytes(StandardCharsets.UTF_8));
            }
            assertThat(exit(process)).as(log()).isZero();
            assertThat(log()).contains("\"status\":\"COMPLETED\",\"read\":251,\"written\":251");
            assertThat(home.query("select count(*), count(distinct id) from piped"))
                    .containsExactly(251 * run + "|251");
        }
    }

    @Test
    void commitsWhatCameWhileThePipeIsSilent() throws Exception {
        home.pipeline("piped", PIPELINE.formatted(100_000, "200ms"));
        Process process = home.start("run", "piped");
        try (OutputStream pipe = process.getOutputStream()) {
            pipe.write(lines(0, 5));
            pipe.flush();
            awaitRows(5);
            pipe.write(lines(5, 7));
            pipe.flush();
            awaitRows(7);
        }
        assertThat(exit(process)).as(log()).isZero();
    }

    @Test
    void commitsWhatItHasReadWhenItIsStopped() throws Exception {
        home.pipeline("piped", PIPELINE.formatted(400, "1h"));
        Process process = home.start("run", "piped");
        try (OutputStream pipe = process.getOutputStream()) {
            pipe.write(lines(0, 1000));
            pipe.flush();
            awaitRows(800);
            process.toHandle().destroy(); // Process.destroy() would close the pipe too
            assertThat(exit(process)).as(log()).isEqualTo(STOPPED);
        }
        assertThat(home.query("select count(*), count(distinct id) from piped")).containsExactly("1000|1000");
        assertThat(home.query("select status from batch_job_execution")).containsExactly("STOPPED");
    }

    private void awaitRows(int count) {
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions() // there is no table yet
                .until(() -> home.query("select count(*) from piped").equals(List.of(Integer.toString(count))));
    }

    private String log() throws IOException {
        return Files.readString(home.directory().resolve("process.log"));
    }

    private static int exit(Process process) throws InterruptedException {
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private static byte[] lines(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "id=" + i + ",status=active\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }
}
