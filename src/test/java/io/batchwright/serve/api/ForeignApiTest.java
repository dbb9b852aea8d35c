package io.batchwright.serve.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.fixture.TestDatabase;
import io.batchwright.fixture.TestServer;
import io.batchwright.fixture.WebUser;
import io.batchwright.serve.RepositoryAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over another application's repository there are executions, and nothing of ours. */
@SuppressWarnings("NullAway.Init") // set by JUnit
class ForeignApiTest {

    @TempDir
    private Path home;

    private static final String[] FOREIGN = {
        "INSERT INTO batch_job_instance (job_instance_id, version, job_name, job_key) VALUES (1, 0, 'their job', 'k')",
        "INSERT INTO batch_job_execution (job_execution_id, version, job_instance_id, create_time, start_time, end_time,"
                + " status, exit_code, exit_message, last_updated) VALUES (7, 1, 1, TIMESTAMP '2026-01-01 00:00:00',"
                + " TIMESTAMP '2026-01-01 00:00:00', TIMESTAMP '2026-01-01 00:01:00', 'FAILED', 'FAILED',"
                + " 'java.lang.IllegalStateException: <b>no</b>', TIMESTAMP '2026-01-01 00:01:00')",
        "INSERT INTO batch_job_execution_params (job_execution_id, parameter_name, parameter_type, parameter_value,"
                + " identifying) VALUES (7, 'db.password', 'java.lang.String', 'geheim', 'N')"
    };

    private TestServer serve(boolean operationsAllowed) {
        TestDatabase database = TestDatabase.postgres().migrate();
        database.execute(FOREIGN);
        return TestServer.foreign(
                home,
                new RepositoryAddress(
                        database.url(), database.user(), database.password(), "BATCH_", operationsAllowed));
    }

    @Test
    void isOnlyLookedAt() {
        try (TestServer server = serve(false)) {
            WebUser operator = server.machine(TestServer.OPERATOR);
            WebUser.Answer list = operator.get("/api/executions");
            assertThat(list.json().get(0).get("failure").asString()).isEqualTo("IllegalStateException: <b>no</b>");
            WebUser.Answer one = operator.get("/api/executions/7");
            assertThat(one.json().get("load").isNull()).isTrue();
            assertThat(one.body()).contains("db.password").doesNotContain("geheim");
            for (String action : List.of("stop", "recover", "abandon")) {
                assertThat(operator.post("/api/executions/7/" + action, "").status())
                        .isEqualTo(403);
            }
            for (String own : List.of("/api/pipelines", "/api/tables", "/api/rejects", "/api/executions/7/samples")) {
                assertThat(operator.get(own).status()).as(own).isEqualTo(404);
            }
            assertThat(operator.get("/actuator/prometheus").body())
                    .contains("batchwright_last_run_succeeded{pipeline=\"their job\"} 0.0");
        }
    }

    @Test
    void isActedOnIfAllowed() {
        try (TestServer server = serve(true)) {
            WebUser operator = server.machine(TestServer.OPERATOR);
            assertThat(operator.post("/api/executions/7/stop", "").status()).isEqualTo(409);
            assertThat(operator.post("/api/executions/7/abandon", "").status()).isEqualTo(200);
            assertThat(operator.get("/api/executions/7").json().get("status").asString())
                    .isEqualTo("ABANDONED");
            assertThat(operator.get("/api/audit").json().get(0).get("action").asString())
                    .isEqualTo("abandon");
        }
    }
}
