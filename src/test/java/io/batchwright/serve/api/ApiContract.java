package io.batchwright.serve.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.batchwright.fixture.TestServer;
import io.batchwright.fixture.WebUser;
import io.batchwright.fixture.WebUser.Answer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What machines see and do over HTTP, whichever database is behind it. */
abstract class ApiContract extends ServedContract {

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
                .endsWith(
                        "is complete. To load its input again:  POST /api/pipelines/metrics/runs with threshold=990 and 'rerun'");
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

    @Test
    void aPipelineHasAHistoryThoughItsFileIsGone() throws IOException {
        people("removed");
        long id = run("removed", "");
        String load = operator.get("/api/rejects?pipeline=removed")
                .json()
                .get(0)
                .get("load")
                .asString();
        WebUser person = server.user(TestServer.OPERATOR);
        String link = "href=\"/pipelines/removed\"";
        String page = "/rejects/removed/" + load;
        assertThat(person.page(page).body()).contains(link, ">removed</a></h1>", page + "/replay");
        Files.delete(server.home().resolve("config/pipelines/removed.yml"));

        assertThat(operator.get("/api/executions?pipeline=removed").json()).hasSize(1);
        assertThat(operator.get("/api/executions?pipeline=removed&status=failed")
                        .json())
                .isEmpty();
        assertThat(operator.get("/api/pipelines/removed/rejects").json()).hasSize(2);
        assertThat(operator.get("/api/pipelines/removed/rejects/reasons").json())
                .isNotEmpty();
        assertThat(operator.get("/api/pipelines/removed/rejects?input=other").json())
                .isEmpty();
        assertThat(operator.get("/api/pipelines/removed/slots").json()).isEmpty();
        assertThat(operator.get("/api/executions/" + id + "/samples").status()).isEqualTo(200);
        assertProblem(operator.get("/api/schedules/next?pipeline=removed"), 404);
        assertThat(person.page(page).body())
                .contains("<h1>Rejects of removed</h1>")
                .doesNotContain(link, page + "/replay");
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
        assertThat(operator.get(next(first)).json().get(0).get("raw").asString())
                .isEqualTo("y,Grace");
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
