package io.batchwright.serve.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.fixture.TestDatabase;
import io.batchwright.fixture.TestServer;
import io.batchwright.fixture.WebUser;
import io.batchwright.fixture.WebUser.Answer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What machines are told while the database of the job repository is away. */
@SuppressWarnings("NullAway.Init") // set before each test
class AwayDatabaseTest {

    private static final int MAX_RUNS = 2;

    private TestDatabase database;
    private TestServer server;
    private WebUser operator;

    @BeforeEach
    void serve(@TempDir Path home) {
        database = TestDatabase.postgres();
        server = TestServer.onPostgres(home, database, "spring.datasource.hikari: { connection-timeout: 1000 }\n");
        operator = server.machine(TestServer.OPERATOR);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    @Timeout(30)
    void nothingIsBegunAndEverybodyIsToldWhenToAskAgain() {
        database.drop();
        for (Answer answer : List.of(
                operator.get("/api/executions"),
                operator.post("/api/pipelines/metrics/runs", ""),
                operator.post("/api/pipelines/metrics/pause", ""),
                operator.post("/api/executions/1/restart", ""))) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
            assertThat(answer.header("content-type")).startsWith("application/problem+json");
            assertThat(answer.header("retry-after")).isEqualTo("10");
        }
        assertThat(server.batch().runs().free()).isEqualTo(MAX_RUNS);
    }

    /** The database of a connection has gone since it was used last, and the run gives up waiting before it begins. */
    @Test
    @Timeout(30)
    void aRunThatGivesUpWaitingForItsDatabaseIsToBeAskedForAgain(@TempDir Path home) {
        TestDatabase target = TestDatabase.postgres();
        String settings = "batchwright.reconnect-timeout: 1s\nconnections.other:"
                + " { url: \"%s\", username: %s, password: \"\", hikari: { connection-timeout: 1000 } }\n"
                        .formatted(target.url(), target.user());
        try (TestServer waiting = TestServer.onPostgres(home, TestDatabase.postgres(), settings)) {
            waiting.file("in.log", "id=1\n").pipeline("away", """
                    source: { type: file, path: in.log }
                    format: { type: key-value }
                    fields: { id: long }
                    sink: { type: jdbc, table: loaded, connection: other }
                    """);
            WebUser machine = waiting.machine(TestServer.OPERATOR);
            assertThat(machine.post("/api/pipelines/away/runs", "").status()).isEqualTo(202);
            target.drop();
            Answer answer = machine.post("/api/pipelines/away/runs", "");
            assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
            assertThat(answer.header("retry-after")).isEqualTo("10");
            assertThat(answer.json().get("detail").asString()).startsWith("the database was away for longer than 1 s");
        }
    }

    @Test
    void whatIsDoneIsAnsweredThoughItCouldNotBeKept() {
        server.database().sql("DROP TABLE batchwright_audit").update();
        Answer answer = operator.post("/api/pipelines/metrics/runs", "");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        assertThat(operator.get("/api/executions").json()).hasSize(1);
    }
}
