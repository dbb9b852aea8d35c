package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.fixture.TestApi;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is asked to stop, as init systems and schedulers ask. */
class StopTest {

    private static final int ROWS = 400_000;

    @Test
    void sigtermStopsARunThatTheSameCommandFinishes(@TempDir Path directory) throws Exception {
        CliHome home = CliHome.onH2(directory)
                .pipeline("all", """
                        source: { type: file, path: in.log }
                        format: { type: key-value }
                        fields: { id: long, metric: long, status: string }
                        sink: { type: jdbc, table: loaded }
                        commit-every: 2000
                        """)
                .file(
                        "in.log",
                        IntStream.range(0, ROWS)
                                .mapToObj(i -> "id=" + i + ",metric=" + 2 * i + ",status=active\n")
                                .collect(Collectors.joining()));
        Process process = home.start("run", "all");
        try {
            KillPoint.reach(directory, process, () -> -1);
            process.destroy();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(ExitCodes.STOPPED);
        assertThat(home.query(
                        "select status from batch_job_execution union all select status from batch_step_execution"))
                .containsExactly("STOPPED", "STOPPED");
        long loaded = Long.parseLong(home.query("select count(*) from loaded").get(0));
        assertThat(loaded).isBetween(1L, ROWS - 1L);
        assertThat(home.query("select read_count from batchwright_checkpoint")).containsExactly(Long.toString(loaded));

        CliHome.Result resumed = home.run("run", "all", "--json");

        assertThat(resumed.exit()).as(resumed.err()).isZero();
        assertThat(resumed.out()).contains("\"thisRun\":{\"read\":" + (ROWS - loaded) + ",");
        long ids = ROWS * (ROWS - 1L) / 2;
        assertThat(home.query("select count(*), count(distinct id), sum(id), sum(metric) from loaded"))
                .containsExactly(ROWS + "|" + ROWS + "|" + ids + "|" + 2 * ids);
    }

    /** An object whose bytes stop coming, and an API that asks for patience. */
    @ParameterizedTest
    @ValueSource(strings = {"a server of objects that is silent", "an API that is busy"})
    void sigtermEndsARunThatWaitsForTheNetwork(String what, @TempDir Path directory) throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        boolean silent = what.contains("silent");
        try (TestApi server = new TestApi(silent ? silentObject(waiting, over) : busy(waiting))) {
            CliHome home = CliHome.onH2(directory).pipeline("slow", silent ? reading(server) : sending(server));
            Process process = home.start("run", "slow");
            try {
                assertThat(waiting.await(60, TimeUnit.SECONDS)).isTrue();
                process.destroy();
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            } finally {
                process.destroyForcibly();
                over.countDown();
            }
            assertThat(process.exitValue()).isEqualTo(ExitCodes.STOPPED);
            // Else it was ended after 10 seconds, before it could say so.
            assertThat(home.query("select status from batch_job_execution")).containsExactly("STOPPED");
        }
    }

    private static String reading(TestApi server) {
        return """
                source: { type: s3, bucket: b, prefix: "", endpoint: "%s", access-key: a, secret-key: s }
                format: { type: key-value }
                fields: { id: long }
                sink: { type: jdbc, table: loaded }
                """.formatted(server.url(""));
    }

    private static String sending(TestApi server) {
        return """
                source: { type: rows, total-rows: 10 }
                sink: { type: http, url: "%s" }
                """.formatted(server.url("/rows"));
    }

    private static TestApi.Handler busy(CountDownLatch waiting) {
        return request -> {
            request.answer(503, "", "Retry-After", "100");
            waiting.countDown();
        };
    }

    private static TestApi.Handler silentObject(CountDownLatch waiting, CountDownLatch over) {
        String start = "id=1\n".repeat(100);
        return request -> {
            if (request.target().contains("list-type")) {
                request.answer(200, """
                        <ListBucketResult><Name>b</Name><IsTruncated>false</IsTruncated><Contents><Key>a.log</Key>\
                        <Size>%d</Size><ETag>"e"</ETag></Contents></ListBucketResult>""".formatted(start.length() + 100));
                return;
            }
            request.cut(start);
            waiting.countDown();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
