package io.batchwright.serve.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.fixture.TestServer;
import io.batchwright.fixture.WebUser.Answer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is wrong with a request, and that the answer says so. */
@SuppressWarnings("NullAway.Init") // set by JUnit
class RefusalsTest extends ServedContract {

    @TempDir
    private static Path home;

    @Override
    TestServer start() {
        return TestServer.onH2(home);
    }

    @Test
    void refusesWhatIsNotThere() {
        for (String path : List.of("/api/executions/999999", "/api/pipelines/nothing", "/api/tables/nothing/rows")) {
            assertProblem(operator.get(path), 404);
        }
        for (String list : List.of(
                "/api/executions?pipeline=nothing",
                "/api/pipelines/nothing/rejects",
                "/api/pipelines/nothing/rejects/reasons",
                "/api/pipelines/nothing/rejects/export",
                "/api/pipelines/nothing/slots",
                "/api/rejects?pipeline=nothing",
                "/api/schedules/next?pipeline=nothing")) {
            assertThat(assertProblem(operator.get(list), 404).get("detail").asString())
                    .as(list)
                    .contains("'nothing'");
        }
        for (String list : List.of(
                "/api/executions/999999/samples",
                "/api/pipelines/metrics/rejects?execution=999999",
                "/api/pipelines/metrics/rejects/reasons?execution=999999")) {
            assertThat(assertProblem(operator.get(list), 404).get("detail").asString())
                    .isEqualTo("there is no execution 999999 in this repository");
        }
        for (String path : List.of(
                "/api/executions/999999/stop", "/api/executions/999999/restart", "/api/pipelines/nothing/runs")) {
            assertProblem(operator.post(path, ""), 404);
        }
        assertProblem(operator.get("/api/nothing"), 404);
        assertProblem(operator.send(operator.request("DELETE", "/api/executions/1", "")), 405);
    }

    @Test
    void refusesAddressesThatCanNotBeRead() {
        for (String hidden : List.of("%2f", "%5C", "%00", "a%2Fb")) {
            Answer answer = operator.send(operator.request("GET", "/api/pipelines/" + hidden, "")
                    .setHeader("Accept", "text/html,application/json"));
            assertThat(assertProblem(answer, 400).get("detail").asString()).contains("expected");
        }
    }

    @Test
    void saysWhatIsWrongWithAnAddress() {
        record Wrong(String path, String found) {}
        for (Wrong wrong : List.of(
                new Wrong("/api/%2e%2e/x", "; found '%2e'"),
                new Wrong("/api/pipelines/%252e", "; found '%25'"),
                new Wrong("/api/executions;x=1", "; found ';'"),
                new Wrong("//api/executions", "; found '//'"),
                new Wrong("/api//executions", "; found '//'"),
                new Wrong("/api/./executions", "; found '/.'"),
                new Wrong("/api/pipelines/a%2Fb", "; found '%2f'"))) {
            JsonNode problem = assertProblem(operator.get(wrong.path()), 400);
            assertThat(problem.get("detail").asString())
                    .startsWith("expected a path without")
                    .endsWith(wrong.found());
        }
        assertThat(assertProblem(operator.send(operator.request("FOO", "/api/executions", "")), 400)
                        .get("detail")
                        .asString())
                .startsWith("expected one of the methods DELETE, GET,");
        assertThat(assertProblem(operator.get("/api/executions?limit=%FF"), 400)
                        .get("detail")
                        .asString())
                .contains("UTF-8");
        assertProblem(
                operator.send(
                        operator.request("GET", "/api/executions/999999", "").setHeader("Accept", "nonsense")),
                404);
        assertProblem(
                operator.send(operator.request("GET", "/api/executions", "").setHeader("Accept", "nonsense")), 406);
    }

    /** What no client sends that knows what an address is: Tomcat does not even read it. */
    @Test
    void saysWhatIsWrongWithARequestThatCanNotBeRead() throws IOException {
        URI address = URI.create(server.url("/"));
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write("GET /api/executions?a[]=1 HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("Content-Type: application/problem+json", "expected an address as RFC 3986 has it");
        }
    }

    private String detail(String body) {
        Answer answer = operator.post("/api/pipelines/metrics/runs", body);
        return assertProblem(answer, 400).get("detail").asString();
    }

    @Test
    void saysWhatIsWrongWithABody() {
        assertThat(detail("{\"paramters\":{}}")).contains("unknown key 'paramters'", "parameters", "rerun");
        assertThat(detail("{\"rerun\":\"perhaps\"}"))
                .isEqualTo("expected true or false at 'rerun', found 'perhaps' (line 1, column 10)");
        assertThat(detail("{\"rerun\":true,\"rerun\":false}")).contains("each key once");
        assertThat(detail("{\"parameters\":{\"threshold\":null}}")).contains("expected a value for each");
        assertThat(detail("{\"parameters\":{\"threshold\":[1]}}")).contains("at 'parameters.threshold'");
        for (String noObject : List.of("[", "[]", "null", "5", "{", "{]")) {
            assertThat(detail(noObject)).contains("expected a JSON object with 'parameters' and 'rerun'");
        }
        assertThat(detail("{\"parameters\":[]}")).contains("expected a JSON object at 'parameters'");
        assertThat(assertProblem(operator.post("/api/pipelines/metrics/rejects/replay", ""), 400)
                        .get("detail")
                        .asString())
                .contains("expected a JSON object with 'load' and 'execution'");
        assertThat(detail("{\"parameters\":{\"threshold\":\"\\u0000\"}}")).contains("U+0000");
        Answer other =
                operator.post("/api/pipelines/metrics/runs", "{\"parameters\":{\"source.path\":\"/etc/passwd\"}}");
        assertThat(assertProblem(other, 409).get("detail").asString()).contains("no parameter 'source.path'");
        Answer wrong = operator.post("/api/pipelines/metrics/runs", "{\"parameters\":{\"threshold\":\"many\"}}");
        assertThat(assertProblem(wrong, 422)
                        .get("problems")
                        .get(0)
                        .get("message")
                        .asString())
                .contains("many");
        Answer long64 = operator.post("/api/pipelines/metrics/runs", "{\"x\":\"" + "a".repeat(70_000) + "\"}");
        assertProblem(long64, 413);
        Answer form = operator.send(
                operator.request("POST", "/api/pipelines/metrics/runs", "a=b").setHeader("Content-Type", "text/plain"));
        assertProblem(form, 415);
    }

    @Test
    void saysWhatIsWrongWithAParameter() {
        record Wrong(String query, String detail) {}
        for (Wrong wrong : List.of(
                new Wrong("limit=0", "limit: expected 1 to 500, found 0"),
                new Wrong("limit=many", "limit: expected a whole number, found 'many'"),
                new Wrong("limt=5", "unknown parameter 'limt'; expected pipeline, status,"),
                new Wrong("status=DONE", "status: expected one of starting, started,"),
                new Wrong("status=failed&status=done", ", found 'done'"),
                new Wrong(
                        "from=yesterday",
                        "from: expected a date and time with its zone, as in 2026-01-31T12:00:00Z, found 'yesterday'"),
                new Wrong("limit=" + "9".repeat(200), ", found '" + "9".repeat(100) + "…'"),
                new Wrong(
                        "before=99999999999999999999", "before: expected a whole number, found '99999999999999999999'"),
                new Wrong("before=1&after=1", "one of before and after"),
                new Wrong("parameter=password=x", "sounds secret"))) {
            Answer answer = operator.get("/api/executions?" + wrong.query());
            assertThat(assertProblem(answer, 400).get("detail").asString()).contains(wrong.detail());
        }
    }
}
