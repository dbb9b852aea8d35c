package io.batchwright.serve.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.batchwright.fixture.TestServer;
import io.batchwright.fixture.WebUser;
import io.batchwright.fixture.WebUser.Answer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** A server of its own for the tests of a class, and what most of them do with it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServedContract {

    static final String NIGHTLY = """
            source: { type: file, path: nightly.csv }
            format: { type: csv }
            fields: { id: long, name: string }
            sink: { type: jdbc, table: nightly }
            """;

    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");

    TestServer server;
    WebUser operator;

    abstract TestServer start();

    @BeforeAll
    void serve() {
        server = start();
        operator = server.machine(TestServer.OPERATOR);
    }

    @AfterAll
    void close() {
        server.close();
    }

    final long run(String pipeline, String body) {
        Answer started = operator.post("/api/pipelines/" + pipeline + "/runs", body);
        assertThat(started.status()).as(started.toString()).isEqualTo(202);
        long id = started.json().get("execution").asLong();
        assertThat(started.header("location")).isEqualTo("/api/executions/" + id);
        await().until(() -> !execution(id).get("status").asString().startsWith("START"));
        return id;
    }

    final JsonNode execution(long id) {
        return operator.get("/api/executions/" + id).json();
    }

    final void people(String name) {
        server.pipeline(name, """
                        parameters: { least: { type: long, default: 1 } }
                        source: { type: file, path: %1$s.csv }
                        format: { type: csv }
                        fields: { id: long, name: string }
                        transform:
                          - filter: id >= params.least
                        sink: { type: jdbc, table: %1$s }
                        """.formatted(name)).file(name + ".csv", "id,name\n1,Ada\nx,=cmd\n2,\"-2\"\ny,Grace\n");
    }

    final void theirs(String... statements) {
        for (String sql : statements) {
            server.database().sql(sql).update();
        }
    }

    /** The address of the next page, empty if there is none. */
    static String next(Answer page) {
        Matcher link = NEXT.matcher(page.header("link"));
        return link.find() ? link.group(1) : "";
    }

    static JsonNode assertProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("Exception", "springframework", "java.");
        return answer.json();
    }
}
