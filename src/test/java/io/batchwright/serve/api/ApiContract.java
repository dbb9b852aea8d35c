package io.batchwright.serve.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.batchwright.fixture.TestServer;
import io.batchwright.fixture.WebUser;
import io.batchwright.fixture.WebUser.Answer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What machines see and do over HTTP, whichever database is behind it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ApiContract {

    private static final String NIGHTLY = """
            source: { type: file, path: nightly.csv }
            format: { type: csv }
            fields: { id: long, name: string }
            sink: { type: jdbc, table: nightly }
            """;

    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");

    private TestServer server;
    private WebUser operator;

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

    private long run(String pipeline, String body) {
        Answer started = operator.post("/api/pipelines/" + pipeline + "/runs", body);
        assertThat(started.status()).as(started.toString()).isEqualTo(202);
        long id = started.json().get("execution").asLong();
        assertThat(started.header("location")).isEqualTo("/api/executions/" + id);
        await().until(() -> !execution(id).get("status").asString().startsWith("START"));
        return id;
    }

    private JsonNode execution(long id) {
        return operator.get("/api/executions/" + id).json();
    }

    private void people(String name) {
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

    @Test
    void runsAPipelineAndTellsWhatBecameOfIt() {
        long id = run("metrics", "{\"parameters\":{\"threshold\":990}}");
        JsonNode execution = execution(id);
        assertThat(execution.get("status").asString()).isEqualTo("COMPLETED");
        assertThat(execution.get("read").asLong()).isEqualTo(1000);
        assertThat(execution.get("load").get("written").asLong()).isEqualTo(9);
        assertThat(execution.get("load").get("complete").asBoolean()).isTrue();
        assertThat(execution.get("steps")).hasSize(1);
        assertThat(execution.get("parameters").toString()).contains("params.threshold", "990");

        Answer again = operator.post("/api/pipelines/metrics/runs", "{\"parameters\":{\"threshold\":990}}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("ended").asString()).isEqualTo("ALREADY_LOADED");
        assertThat(run("metrics", "{\"parameters\":{\"threshold\":\"990\"},\"rerun\":true}"))
                .isGreaterThan(id);

        Answer restarted = operator.post("/api/executions/" + id + "/restart", "");
        assertThat(restarted.status()).isEqualTo(409);
        assertThat(restarted.json().get("detail").asString())
                .endsWith("is complete. To load its input again:  POST /api/pipelines/metrics/runs with 'rerun'");
        assertThat(operator.post("/api/executions/" + id + "/stop", "").status())
                .isEqualTo(409);
        assertThat(operator.get("/api/audit?limit=3").json().toString())
                .contains("\"who\":\"token:operator\"")
                .contains("\"action\":\"restart\"")
                .contains("\"action\":\"run\"");
    }

    @Test
    void aSlotIsCompleteOnceItsLoadIsRestarted() {
        server.file("nightly.csv", "id,name\n1,Ada\nx,Grace\n");
        String strict = "schedule: { cron: '@yearly' }\nmax-rejects: ";
        server.pipeline("nightly", NIGHTLY + strict + "0\n");
        long id = run("nightly", "");
        assertThat(execution(id).get("status").asString()).isEqualTo("FAILED");
        server.database()
                .sql("INSERT INTO batchwright_slot (pipeline, slot_at, state, backfill, failures, execution_id) VALUES"
                        + " ('nightly', TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00Z', 'FAILED', FALSE, 1, :id)")
                .param("id", id)
                .update();
        server.pipeline("nightly", NIGHTLY + strict + "5\n");
        assertThat(operator.post("/api/executions/" + id + "/restart", "").status())
                .isEqualTo(202);
        await().untilAsserted(() -> {
            JsonNode slot = operator.get("/api/pipelines/nightly/slots").json().get(0);
            assertThat(slot.get("state").asString()).isEqualTo("COMPLETED");
            assertThat(slot.get("execution").asLong()).isGreaterThan(id);
        });
    }

    @Test
    void aPipelineThatNeedsItsSlotIsValid() {
        server.pipeline("hourly", NIGHTLY + "parameters: { slot: timestamp }\nschedule: { cron: '@yearly' }\n");
        JsonNode hourly = operator.get("/api/pipelines/hourly").json();
        assertThat(hourly.get("valid").asBoolean()).as(hourly.toString()).isTrue();
        assertThat(operator.get("/api/pipelines").json().toString())
                .contains("\"pipeline\":\"hourly\",\"description\":null,\"valid\":true");
    }

    @Test
    void actsOnlyOnExecutionsThatStandSo() {
        people("gone");
        long id = run("gone", "{\"parameters\":{\"least\":\"2\"}}");
        assertThat(operator.post("/api/executions/" + id + "/abandon", "").status())
                .isEqualTo(409);
        assertThat(operator.post("/api/executions/" + id + "/recover", "{\"force\":true}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void saysWhatARecoveredExecutionComesTo() {
        people("killed");
        long id = run("killed", "{\"parameters\":{\"least\":\"2\"}}");
        theirs("update batch_job_execution set status = 'STARTED', end_time = null where job_execution_id = " + id);
        Answer recovered = operator.post("/api/executions/" + id + "/recover", "{}");
        assertThat(recovered.body()).contains("is recovered: all of it is loaded");
    }

    /** Another application in the same repository may keep what only it can read. */
    @Test
    void showsAnExecutionWhoseContextOnlyAnotherApplicationCanRead() {
        theirs(
                "insert into batch_job_instance (job_instance_id, version, job_name, job_key) values (900, 0, 'theirs', 'k')",
                "insert into batch_job_execution (job_execution_id, version, job_instance_id, create_time, status)"
                        + " values (900, 0, 900, timestamp '2020-01-01 00:00:00', 'COMPLETED')",
                "insert into batch_job_execution_context (job_execution_id, short_context)"
                        + " values (900, '{\"@class\":\"com.example.Theirs\"}')");
        JsonNode theirs = execution(900);
        assertThat(theirs.get("pipeline").asString()).isEqualTo("theirs");
        assertThat(theirs.get("load").isNull()).isTrue();
        assertThat(server.user(TestServer.VIEWER).get("/executions/900").status())
                .isEqualTo(200);
    }

    /** As above, of a parameter: Spring Batch makes it an object of the class that it was given as. */
    @ParameterizedTest
    @CsvSource({"com.example.Theirs, x", "java.time.LocalDate, yesterday", "java.io.Closeable, x"})
    void showsAnExecutionWithAParameterThatOnlyAnotherApplicationCanRead(String type, String value) {
        theirs(
                "insert into batch_job_instance (job_instance_id, version, job_name, job_key) values (901, 0, 'theirs', 'p')",
                "insert into batch_job_execution (job_execution_id, version, job_instance_id, create_time, start_time, status)"
                        + " values (901, 0, 901, timestamp '2020-01-01 00:00:00', timestamp '2020-01-01 00:00:00', 'STARTED')",
                "insert into batch_job_execution_params (job_execution_id, parameter_name, parameter_type, parameter_value,"
                        + " identifying) values (901, 'which', '" + type + "', '" + value + "', 'Y')");
        try {
            assertThat(execution(901).get("load").isNull()).isTrue();
            WebUser viewer = server.user(TestServer.VIEWER);
            for (String page : List.of("/", "/executions", "/executions/901")) {
                assertThat(viewer.get(page).status()).as(page).isEqualTo(200);
            }
            for (String action : List.of("stop", "restart", "recover", "abandon")) {
                Answer refused = operator.post("/api/executions/901/" + action, "");
                assertThat(assertProblem(refused, 409).get("detail").asString())
                        .startsWith("execution 901 can not be read here");
            }
        } finally {
            theirs(
                    "delete from batch_job_execution_params where job_execution_id = 901",
                    "delete from batch_job_execution where job_execution_id = 901",
                    "delete from batch_job_instance where job_instance_id = 901");
        }
    }

    private void theirs(String... statements) {
        for (String sql : statements) {
            server.database().sql(sql).update();
        }
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
    void aPipelineHasAHistoryThoughItsFileIsGone() throws IOException {
        people("removed");
        long id = run("removed", "");
        String load = operator.get("/api/rejects?pipeline=removed").json().get(0).get("load").asString();
        WebUser person = server.user(TestServer.OPERATOR);
        String link = "href=\"/pipelines/removed\"";
        String page = "/rejects/removed/" + load;
        assertThat(person.page(page).body()).contains(link, ">removed</a></h1>", page + "/replay");
        Files.delete(server.home().resolve("config/pipelines/removed.yml"));

        assertThat(operator.get("/api/executions?pipeline=removed").json()).hasSize(1);
        assertThat(operator.get("/api/executions?pipeline=removed&status=failed").json()).isEmpty();
        assertThat(operator.get("/api/pipelines/removed/rejects").json()).hasSize(2);
        assertThat(operator.get("/api/pipelines/removed/rejects/reasons").json()).isNotEmpty();
        assertThat(operator.get("/api/pipelines/removed/rejects?input=other").json()).isEmpty();
        assertThat(operator.get("/api/pipelines/removed/slots").json()).isEmpty();
        assertThat(operator.get("/api/executions/" + id + "/samples").status()).isEqualTo(200);
        assertProblem(operator.get("/api/schedules/next?pipeline=removed"), 404);
        assertThat(person.page(page).body())
                .contains("<h1>Rejects of removed</h1>")
                .doesNotContain(link, page + "/replay");
    }

    private static JsonNode assertProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("Exception", "springframework", "java.");
        return answer.json();
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
            assertThat(problem.get("detail").asString()).startsWith("expected a path without").endsWith(wrong.found());
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
                operator.send(operator.request("GET", "/api/executions/999999", "").setHeader("Accept", "nonsense")),
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
                    .write("GET /api/executions?a[]=1 HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8));
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
        assertThat(detail("{\"rerun\":\"perhaps\"}")).isEqualTo("expected true or false at 'rerun', found 'perhaps' (line 1, column 10)");
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
                new Wrong("from=yesterday", "from: expected a date and time with its zone, as in 2026-01-31T12:00:00Z, found 'yesterday'"),
                new Wrong("limit=" + "9".repeat(200), ", found '" + "9".repeat(100) + "…'"),
                new Wrong("before=99999999999999999999", "before: expected a whole number, found '99999999999999999999'"),
                new Wrong("before=1&after=1", "one of before and after"),
                new Wrong("parameter=password=x", "sounds secret"))) {
            Answer answer = operator.get("/api/executions?" + wrong.query());
            assertThat(assertProblem(answer, 400).get("detail").asString()).contains(wrong.detail());
        }
    }

    @Test
    void pagesThroughExecutions() {
        for (int threshold = 500; threshold < 505; threshold++) {
            run("metrics", "{\"parameters\":{\"threshold\":%d}}".formatted(threshold));
        }
        List<Long> seen = new ArrayList<>();
        String path = "/api/executions?pipeline=metrics&status=completed&status=failed&limit=2";
        while (!path.isEmpty()) {
            Answer page = operator.get(path);
            page.json().forEach(execution -> seen.add(execution.get("execution").asLong()));
            path = next(page);
        }
        assertThat(seen).hasSizeGreaterThanOrEqualTo(5).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(seen).doesNotHaveDuplicates();
        JsonNode some = operator.get("/api/executions?parameter=params.threshold%3D502&from=2020-01-01T00:00:00Z")
                .json();
        assertThat(some).hasSize(1);
        assertThat(operator.get("/api/executions?to=2020-01-01T00:00:00%2B01:00")
                        .json())
                .isEmpty();
    }

    /** All elements of a list, one on a page; no page is empty. */
    private List<JsonNode> follow(String path) {
        List<JsonNode> seen = new ArrayList<>();
        String next = path + (path.contains("?") ? "&" : "?") + "limit=1";
        while (!next.isEmpty()) {
            Answer page = operator.get(next);
            assertThat(page.status()).as(next).isEqualTo(200);
            assertThat(page.json()).as(next).hasSize(1);
            seen.add(page.json().get(0));
            next = next(page);
        }
        return seen;
    }

    private static String next(Answer page) {
        Matcher link = NEXT.matcher(page.header("link"));
        return link.find() ? link.group(1) : "";
    }

    @Test
    void everyListHasANextPageExactlyIfThereIsOne() {
        people("linked");
        run("linked", "");
        theirs(
                "INSERT INTO batchwright_slot (pipeline, slot_at, state, backfill, failures) VALUES"
                        + " ('linked', TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00Z', 'MISSED', FALSE, 0),"
                        + " ('linked', TIMESTAMP WITH TIME ZONE '2026-01-02 00:00:00Z', 'MISSED', FALSE, 0)",
                "INSERT INTO batchwright_notification (pipeline, event, happened_at, message, payload, state, attempts,"
                        + " next_attempt_at) SELECT 'linked', 'MISSED', slot_at, 'm', '{}', 'DELIVERED', 0, slot_at"
                        + " FROM batchwright_slot WHERE pipeline = 'linked'");
        assertThat(follow("/api/pipelines/linked/slots")).hasSize(2).doesNotHaveDuplicates();
        assertThat(follow("/api/notifications")).hasSizeGreaterThanOrEqualTo(2).doesNotHaveDuplicates();
        assertThat(follow("/api/pipelines/linked/rejects")).hasSize(2).doesNotHaveDuplicates();
        assertThat(follow("/api/rejects?pipeline=linked")).hasSize(1);
        assertThat(follow("/api/executions?pipeline=linked")).hasSize(1);
        run("linked", "{\"rerun\":true}");
        assertThat(follow("/api/audit"))
                .hasSizeGreaterThanOrEqualTo(2)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo((a, b) -> Long.compare(
                        b.get("id").asLong(), a.get("id").asLong()));
    }

    @Test
    void pagesThroughTheSlotsThatCome() {
        server.pipeline("noon", NIGHTLY + "schedule: { cron: '0 12 1 1 *' }\n");
        server.pipeline("noon-too", NIGHTLY + "schedule: { cron: '0 12 1 1 *' }\n");
        List<String> seen = new ArrayList<>();
        String path = "/api/schedules/next?limit=1";
        for (int page = 0; page < 6; page++) {
            JsonNode slot = operator.get(path).json().get(0);
            seen.add(slot.get("slot").asString() + slot.get("pipeline").asString());
            path = next(operator.get(path));
        }
        List<String> atOnce = new ArrayList<>();
        operator.get("/api/schedules/next?limit=6").json().forEach(slot -> atOnce.add(
                slot.get("slot").asString() + slot.get("pipeline").asString()));
        assertThat(seen).isEqualTo(atOnce).doesNotHaveDuplicates().anyMatch(slot -> slot.endsWith("noon-too"));
        assertThat(assertProblem(operator.get("/api/schedules/next?after=noon"), 400)
                        .get("detail")
                        .asString())
                .contains("after: expected the time of a slot and its pipeline", "found 'noon'");
    }

    @Test
    void thePageOfTheAuditLeadsToOlderActions() {
        for (int i = 0; i < 201; i++) {
            theirs("INSERT INTO batchwright_audit (who, address, action, target, outcome)"
                    + " VALUES ('old', 'a', 'run', 'older " + i + "', 'done')");
        }
        String page = server.user(TestServer.VIEWER).page("/audit").body();
        assertThat(page).contains(">older 200<", ">Older<").doesNotContain(">older 0<");
        String older = page.replaceFirst("(?s).*href=\"(/audit\\?before=[0-9]+)\".*", "$1");
        assertThat(server.user(TestServer.VIEWER).page(older).body()).contains(">older 0<");
    }

    @Test
    void tellsWhatIsWrongWithAPipeline() {
        server.pipeline("broken", "source: { type: file, path: x }\nformat: { type: csv }\nsnik: { type: jdbc }\n");
        JsonNode broken = operator.get("/api/pipelines/broken").json();
        assertThat(broken.get("valid").asBoolean()).isFalse();
        assertThat(server.user(TestServer.VIEWER).get("/pipelines").body())
                .contains("not valid: config/pipelines/broken.yml:");
        JsonNode problem = broken.get("problems").get(0);
        assertThat(problem.get("file").asString()).isEqualTo("config/pipelines/broken.yml");
        assertThat(problem.get("line").asInt()).isEqualTo(1);
        assertThat(broken.get("problems").toString()).contains("unknown key 'snik'");
        assertThat(assertProblem(operator.post("/api/pipelines/broken/runs", ""), 422)
                        .get("problems"))
                .isNotEmpty();
        assertThat(operator.get("/api/pipelines").json().toString()).contains("\"metrics\"", "\"broken\"");
        assertThat(operator.get("/api/pipelines/metrics")
                        .json()
                        .get("sink")
                        .get("target")
                        .asString())
                .isEqualTo("metrics");
    }

    @Test
    void showsExportsAndReplaysRejects() {
        people("people");
        long id = run("people", "");
        String path = "/api/pipelines/people/rejects";
        Answer first = operator.get(path + "?limit=1&execution=" + id);
        assertThat(first.json()).hasSize(1);
        assertThat(first.json().get(0).get("raw").asString()).isEqualTo("x,=cmd");
        assertThat(operator.get(next(first)).json().get(0).get("raw").asString()).isEqualTo("y,Grace");
        assertThat(operator.get(path + "/reasons").json().get(0).get("field").asString())
                .isEqualTo("id");
        assertThat(operator.get(path + "?input=other.csv").json()).isEmpty();

        JsonNode summary = operator.get("/api/rejects?pipeline=people").json().get(0);
        assertThat(summary.get("rejects").asLong()).isEqualTo(2);
        String load = summary.get("load").asString();
        assertThat(operator.get(path + "?load=" + load.substring(0, 6)).json()).hasSize(2);
        assertThat(assertProblem(operator.get(path + "/export?format=xml"), 400)
                        .get("detail")
                        .asString())
                .isEqualTo("format: expected one of csv, json-lines, raw, found 'xml'");
        assertProblem(operator.get(path + "?load=zz"), 400);
        assertProblem(operator.get(path + "?load=" + load + "0"), 404);

        Answer csv = operator.get(path + "/export");
        assertThat(csv.header("content-type")).startsWith("text/csv");
        assertThat(csv.header("content-disposition")).contains("attachment", "rejects-people.csv");
        assertThat(csv.body()).startsWith("execution,input,").contains("\"x,=cmd\"", "\r\n");
        assertThat(operator.get(path + "/export?format=json-lines").body().lines())
                .hasSize(2);
        assertThat(operator.get(path + "/export?format=raw").body()).isEqualTo("id,name\nx,=cmd\ny,Grace\n");

        assertProblem(operator.post(path + "/replay", "{}"), 400);
        JsonNode unknown = assertProblem(operator.post(path + "/replay", "{\"load\":\"" + load + "0\"}"), 404);
        assertThat(unknown.get("detail").asString()).isEqualTo("'people' has no load '" + load + "0'");
        Answer replay = operator.post(path + "/replay", "{\"load\":\"" + load + "\"}");
        assertThat(replay.status()).as(replay.toString()).isEqualTo(202);
        long replayed = replay.json().get("execution").asLong();
        await().until(() -> execution(replayed).get("status").asString().equals("FAILED"));
        assertThat(execution(replayed).get("rejected").asLong()).isEqualTo(2);
    }

    @Test
    void pagesThroughRunsThatHaveRejects() {
        people("paged");
        List<Long> runs = List.of(run("paged", ""), run("paged", "{\"rerun\":true}"), run("paged", "{\"rerun\":true}"));
        List<Long> seen = new ArrayList<>();
        String path = "/api/rejects?pipeline=paged&limit=2";
        while (!path.isEmpty()) {
            Answer page = operator.get(path);
            assertThat(page.json().size()).isLessThanOrEqualTo(2);
            page.json().forEach(summary -> seen.add(summary.get("execution").asLong()));
            path = next(page);
        }
        assertThat(seen).containsExactly(runs.get(2), runs.get(1), runs.get(0));
        assertThat(operator.get("/api/rejects").json()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(assertProblem(operator.get("/api/rejects?before=1"), 400)
                        .get("detail")
                        .asString())
                .contains("before: expected what the address of a next page has there, as 3-17, found '1'");
        assertProblem(operator.get("/api/rejects?limit=501"), 400);
    }

    @Test
    void givesTheRowsOfTargetTables() {
        people("rows");
        run("rows", "");
        assertThat(operator.get("/api/tables").json().toString())
                .contains("{\"name\":\"rows\",\"connection\":null,\"pipelines\":[\"rows\"]}");
        Answer lines = operator.get("/api/tables/rows/rows");
        assertThat(lines.header("content-type")).isEqualTo("application/x-ndjson");
        assertThat(lines.body()).isEqualTo("{\"id\":1,\"name\":\"Ada\"}\n{\"id\":2,\"name\":\"-2\"}\n");
        Answer csv = operator.get("/api/tables/rows/rows?format=csv");
        assertThat(csv.body()).isEqualTo("\"id\",\"name\"\r\n1,\"Ada\"\r\n2,\"'-2\"\r\n");
        Answer head = operator.send(operator.request("HEAD", "/api/tables/rows/rows", ""));
        assertThat(head.status()).isEqualTo(200);

        people("later");
        assertThat(assertProblem(operator.get("/api/tables/later/rows"), 404)
                        .get("detail")
                        .asString())
                .contains("no run has made the table 'later' yet");
        String hostile = URLEncoder.encode("rows\" where 1=0 --", StandardCharsets.UTF_8);
        assertProblem(operator.get("/api/tables/" + hostile.replace("+", "%20") + "/rows"), 404);
    }
}
