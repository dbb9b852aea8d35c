package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.fixture.TestBucket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines that read objects of a bucket, as a user runs them. */
class S3RunTest {

    private static final int PER_OBJECT = 3000;

    private final TestBucket bucket = new TestBucket();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path directory;

    @SuppressWarnings("NullAway.Init") // made before each test
    private CliHome home;

    @BeforeEach
    void makeHome() {
        home = CliHome.onH2(directory).pipeline("logs", """
                source:
                  type: s3
                  bucket: %s
                  prefix: logs/
                  endpoint: %s
                  access-key: %s
                  secret-key: %s
                format: { type: key-value }
                fields: { id: long, metric: long }
                sink: { type: jdbc, table: loaded }
                commit-every: 500
                """.formatted(
                        bucket.name(), TestBucket.endpoint(), TestBucket.ACCESS_KEY, TestBucket.SECRET_KEY));
        put("logs/a.log", 0, "metric=7");
        put("logs/b.log", PER_OBJECT, "metric=seven");
    }

    private void put(String key, int first, String middle) {
        String text = IntStream.range(first, first + PER_OBJECT)
                .mapToObj(i -> "id=" + i + "," + (i == first + PER_OBJECT / 2 ? middle : "metric=7") + "\n")
                .collect(Collectors.joining());
        bucket.put(key, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void goesOnWhereARunFailed() {
        CliHome.Result failed = home.run("run", "logs", "max-rejects=0");
        assertThat(failed.exit()).as(failed.err()).isEqualTo(ExitCodes.FAILED);
        assertThat(Long.parseLong(home.query("select count(*) from loaded").get(0)))
                .isBetween(3000L, 5000L);

        CliHome.Result resumed = home.run("run", "logs", "max-rejects=1", "--json");

        assertThat(resumed.exit()).as(resumed.err()).isZero();
        assertThat(home.query("select count(*), count(distinct id), sum(id) from loaded"))
                .containsExactly("5999|5999|" + (6000L * 5999 / 2 - 4500));
        assertThat(home.query("select input, line from batchwright_reject"))
                .containsExactly("s3://" + bucket.name() + "/logs/b.log|1501");
        assertThat(home.run("run", "logs").out()).contains("already loaded");
    }

    @Test
    void refusesAChangedObject() {
        home.run("run", "logs", "max-rejects=0");
        put("logs/b.log", PER_OBJECT, "metric=8");
        CliHome.Result refused = home.run("run", "logs");
        assertThat(refused.exit()).isEqualTo(ExitCodes.FAILED);
        assertThat(refused.err()).contains("logs/b.log", "changed", "ETag", "--rerun");
    }

    @Test
    void isValidatedAndPreviewed() {
        assertThat(home.run("validate", "logs").exit()).isZero();
        CliHome.Result preview = home.run("preview", "logs", "--records", "2");
        assertThat(preview.exit()).as(preview.err()).isZero();
        assertThat(preview.out()).contains("id=0,metric=7", "id=1,metric=7");
    }

    @Test
    void writesNothingWithoutAccess() {
        CliHome.Result denied = home.run("run", "logs", "source.secret-key=another secret");
        assertThat(denied.exit()).isEqualTo(ExitCodes.FAILED);
        assertThat(denied.err()).contains("denied").doesNotContain("another secret");
        assertThat(denied.err().lines()).hasSize(1);
        assertThat(home.query("select count(*) from batchwright_checkpoint")).containsExactly("0");
    }
}
