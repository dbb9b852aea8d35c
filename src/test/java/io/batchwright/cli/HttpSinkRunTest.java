package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.fixture.TestApi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pipelines that send their rows to an API. */
class HttpSinkRunTest {

    private static final int LINES = 9_000;

    private final Map<String, String> batches = new LinkedHashMap<>();
    private final TestApi api = new TestApi(this::take);
    private CliHome home;

    @BeforeEach
    void makeHome(@TempDir Path directory) {
        home = CliHome.onH2(directory);
    }

    @AfterEach
    void close() {
        api.close();
    }

    /** Honours the key, and refuses rows whose id ends with 777. */
    private void take(TestApi.Request request) throws IOException {
        batches.putIfAbsent(request.header("Idempotency-Key"), request.body());
        List<String> rows = request.body().lines().toList();
        String errors = IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).contains("777\""))
                .mapToObj(i -> "{\"at\":" + i + ",\"why\":\"no 777\"}")
                .collect(Collectors.joining(","));
        request.answer(200, "{\"result\":{\"failed\":[" + errors + "]}}");
    }

    private void pipeline(String more) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            lines.append("id=")
                    .append(i)
                    .append(",k=")
                    .append(i % 4)
                    .append(",text=")
                    .append("x".repeat(i % 300))
                    .append('\n');
        }
        home.file("in.log", lines.toString());
        home.pipeline("api", """
                source: { type: file, path: in.log }
                format: { type: key-value }
                fields: { id: string, k: long, text: string }
                sink:
                  type: http
                  url: %s
                  method: put
                  body: json-lines
                  batch-size: 70
                  retries: 0
                  errors: { path: result.failed, index: at, message: why }
                %s
                """.formatted(api.url("/rows"), more));
    }

    /** Whatever size the chunks have: by itself, a run that goes on would cut other ones where a filter drops rows. */
    @ParameterizedTest
    @CsvSource({
        "'', 9000",
        "commit-every: 1000, 9000",
        "commit-bytes: 100KiB, 9000",
        "'transform: [{ filter: k == 1 }]', 2250"
    })
    void sendsEveryRowOnceToAnApiThatHonoursTheKey(String more, int expected) {
        pipeline(more);
        int failures = 0;
        for (int answered : new int[] {15, 1, 3, 5}) {
            for (int i = 0; i < answered; i++) {
                api.next(this::take);
            }
            api.next(request -> {
                batches.putIfAbsent(request.header("Idempotency-Key"), request.body());
                request.cut("{");
            });
            CliHome.Result failed = home.run("run", "api");
            failures += failed.exit() == ExitCodes.FAILED ? 1 : 0;
            assertThat(failed.err()).contains("PUT " + api.url("/rows")).contains("the connection broke");
        }
        CliHome.Result result = home.run("run", "api");
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(failures).isEqualTo(4);
        assertThat(result.out()).contains("Promised: at least once").containsPattern("\\+ rejected +9\\R");

        List<String> rows = new ArrayList<>();
        batches.values().forEach(body -> body.lines().forEach(rows::add));
        assertThat(rows).hasSize(expected).doesNotHaveDuplicates();
        assertThat(home.query("select line, field, reason from batchwright_reject order by id"))
                .hasSize(9)
                .startsWith("778|null|no 777");
    }

    @Test
    void checksItsKeys() {
        home.pipeline("api", """
                source: { type: rows, total-rows: 1 }
                sink:
                  type: http
                  url: ftp://somewhere
                  batch-size: 0
                  headers: { "a b": x }
                  auth: { type: basic, username: "a:b", password: c }
                """);
        CliHome.Result result = home.run("validate", "api");
        assertThat(result.exit()).isEqualTo(ExitCodes.USAGE);
        assertThat(result.err())
                .contains("expected a URL that begins with http:// or https://")
                .contains("expected 1 to 10000 rows")
                .contains("expected the name of a header, found 'a b'")
                .contains("expected a user without ':'");
    }
}
