package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.fixture.TestApi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines that read an API, as a user runs them. */
class HttpRunTest {

    private static final int ITEMS = 2000;
    private static final int SIZE = 150;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path directory;

    @SuppressWarnings("NullAway.Init") // made before each test
    private CliHome home;

    private final TestApi api = new TestApi(HttpRunTest::page);

    private static void page(TestApi.Request request) throws IOException {
        int from = Integer.parseInt(request.parameter("offset", "0"));
        request.answer(
                200,
                IntStream.range(from, Math.min(from + SIZE, ITEMS))
                        .mapToObj(i -> "{\n  \"id\": " + i + ",\n  \"user\": {\"name\": \"ü" + i
                                + "\"},\n  \"metric\": " + (i == 1000 ? "\"much\"" : i) + "}")
                        .collect(Collectors.joining(",\n", "{\"data\": [", "]}")));
    }

    @BeforeEach
    void makeHome() {
        home = CliHome.onH2(directory).pipeline("users", """
                source:
                  type: http
                  url: %s
                  auth: { type: bearer, token: the-token }
                  records: data
                  page: { type: offset }
                  retries: 0
                fields: { id: long, name: { type: string, from: user.name }, metric: long }
                transform:
                  - filter: id != 7
                sink: { type: jdbc, table: loaded }
                commit-every: 100
                """.formatted(api.url("/users")));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void goesOnWhereARunFailed() {
        CliHome.Result failed = home.run("run", "users", "max-rejects=0");
        assertThat(failed.exit()).as(failed.err()).isEqualTo(ExitCodes.FAILED);
        int before = Integer.parseInt(home.query("select count(*) from loaded").get(0));
        assertThat(before).isBetween(900, 1100);
        int asked = api.requests().size();

        CliHome.Result resumed = home.run("run", "users", "max-rejects=1", "--json");

        assertThat(resumed.exit()).as(resumed.err()).isZero();
        assertThat(home.query("select count(*), count(distinct id), sum(id), max(name) from loaded"))
                .containsExactly("1998|1998|" + (ITEMS * (ITEMS - 1L) / 2 - 1007) + "|ü999");
        assertThat(home.query("select input, line from batchwright_reject"))
                .containsExactly(api.url("/users") + "|1001");
        // The first page again for the plan, then from the page of the checkpoint on.
        assertThat(api.requests().get(asked + 1).target()).isEqualTo("/users?offset=" + before / SIZE * SIZE);
        assertThat(home.run("run", "users").out()).contains("already loaded");
    }

    @Test
    void isValidatedAndPreviewed() {
        assertThat(home.run("validate", "users").exit()).isZero();
        assertThat(api.requests()).isEmpty();
        CliHome.Result preview = home.run("preview", "users", "--records", "2");
        assertThat(preview.exit()).as(preview.err()).isZero();
        assertThat(preview.out()).contains("ü1");
        CliHome.Result invalid = home.run(
                "validate",
                "users",
                "source.url=ftp://me:hidden@host",
                "source.prefetch=0",
                "source.page.size=0",
                "source.auth.token= ",
                "format.type=csv");
        assertThat(invalid.exit()).isEqualTo(ExitCodes.USAGE);
        assertThat(invalid.err())
                .contains("http://", "prefetch", "size", "visible ASCII", "expected json-lines")
                .doesNotContain("hidden");
    }

    @Test
    void writesNothingWhenItIsRefused() {
        api.usually(request -> request.answer(403, "not for the-token"));
        CliHome.Result refused = home.run("run", "users");
        assertThat(refused.exit()).isEqualTo(ExitCodes.FAILED);
        assertThat(refused.err().lines()).hasSize(1);
        assertThat(refused.err()).contains("403: not for ***", "auth").doesNotContain("the-token");
        assertThat(home.query("select count(*) from batchwright_checkpoint")).containsExactly("0");
    }
}
