package io.batchwright.serve.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.batchwright.fixture.TestServer;
import io.batchwright.fixture.WebUser;
import io.batchwright.fixture.WebUser.Answer;
import io.batchwright.serve.Endpoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The description of the REST interface says what the server does: no more, no less, and in these shapes. */
@SuppressWarnings("NullAway.Init") // set by JUnit
class OpenApiTest {

    @TempDir
    private static Path home;

    private static TestServer server;
    private static WebUser operator;
    private static JsonNode description;

    @BeforeAll
    static void serve() {
        server = TestServer.onH2(home, Endpoint.SHOWN);
        operator = server.machine(TestServer.OPERATOR);
        description = operator.get("/api/openapi.json").json();
        server.pipeline("people", """
                source: { type: file, path: people.csv }
                format: { type: csv }
                fields: { id: long }
                sink: { type: jdbc, table: people }
                schedule: { cron: "@yearly" }
                """).file("people.csv", "id\n1\nx\n");
        operator.post("/api/pipelines/people/runs", "");
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void describesEveryOperationAndNoOther() {
        assertThat(described()).isEqualTo(offered());
    }

    private static Map<String, Set<String>> offered() {
        Map<String, Set<String>> offered = new TreeMap<>();
        for (Endpoint endpoint : Endpoint.all(operator)) {
            if (endpoint.path().startsWith("/api/")) {
                offered.put(endpoint.method() + " " + endpoint.path(), endpoint.parameters());
            }
        }
        return offered;
    }

    private static Map<String, Set<String>> described() {
        Map<String, Set<String>> described = new TreeMap<>();
        description
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> described.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                parameters(operation.getValue()))));
        return described;
    }

    private static Set<String> parameters(JsonNode operation) {
        Set<String> parameters = new TreeSet<>();
        operation
                .path("parameters")
                .forEach(parameter -> parameters.add(parameter.get("in").asString() + " "
                        + parameter.get("name").asString()));
        if (operation.has("requestBody")) {
            parameters.add("body");
        }
        return parameters;
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /api/executions, /api/executions",
        "GET,  /api/executions/{id}, /api/executions/1",
        "GET,  /api/executions/{id}/samples, /api/executions/1/samples",
        "POST, /api/executions/{id}/restart, /api/executions/1/restart",
        "POST, /api/executions/{id}/stop, /api/executions/1/stop",
        "GET,  /api/pipelines, /api/pipelines",
        "GET,  /api/pipelines/{name}, /api/pipelines/metrics",
        "GET,  /api/pipelines/{name}, /api/pipelines/nothing",
        "POST, /api/pipelines/{name}/runs, /api/pipelines/people/runs",
        "POST, /api/pipelines/{name}/runs, /api/pipelines/metrics/runs",
        "GET,  /api/rejects, /api/rejects",
        "GET,  /api/pipelines/{name}/rejects, /api/pipelines/people/rejects",
        "GET,  /api/pipelines/{name}/rejects/reasons, /api/pipelines/people/rejects/reasons",
        "GET,  /api/tables, /api/tables",
        "GET,  /api/audit, /api/audit",
        "GET,  /api/schedules, /api/schedules",
        "GET,  /api/schedules/next, /api/schedules/next?limit=3",
        "GET,  /api/pipelines/{name}/slots, /api/pipelines/people/slots",
        "POST, /api/pipelines/{name}/pause, /api/pipelines/people/pause",
        "POST, /api/pipelines/{name}/resume, /api/pipelines/people/resume",
        "POST, /api/pipelines/{name}/pause, /api/pipelines/metrics/pause",
        "GET,  /api/notifications, /api/notifications",
        "GET,  /api/executions, /api/executions?limit=0"
    })
    void answersInTheShapesThatAreDescribed(String method, String path, String request) {
        Answer answer = method.equals("GET") ? operator.get(request) : operator.post(request, "");
        JsonNode responses = description
                .get("paths")
                .get(path)
                .get(method.toLowerCase(Locale.ROOT))
                .get("responses");
        JsonNode response = responses.has(Integer.toString(answer.status()))
                ? responses.get(Integer.toString(answer.status()))
                : responses.get("default");
        String type = answer.header("content-type").replaceFirst(";.*", "");
        JsonNode shape = response.get("content").get(type);
        assertThat(shape).as("%s %s for %s", answer.status(), type, request).isNotNull();
        assertThat(errors(shape.get("schema"), answer.body())).as(answer.body()).isEmpty();
    }

    private static List<String> errors(JsonNode shape, String body) {
        ObjectNode schema = (ObjectNode) shape.deepCopy();
        schema.set("components", description.get("components"));
        Schema checked = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema.toString());
        return checked.validate(body, InputFormat.JSON).stream()
                .map(Error::toString)
                .collect(Collectors.toList());
    }

    @Test
    void itsSchemasAreSchemas() {
        Schema draft = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        description
                .get("components")
                .get("schemas")
                .properties()
                .forEach(schema -> assertThat(draft.validate(schema.getValue().toString(), InputFormat.JSON))
                        .as(schema.getKey())
                        .isEmpty());
    }
}
