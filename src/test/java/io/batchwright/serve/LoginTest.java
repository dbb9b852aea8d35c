package io.batchwright.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.fixture.TestServer;
import io.batchwright.fixture.WebUser;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets in, and what for. */
@SuppressWarnings("NullAway.Init") // set by JUnit
class LoginTest {

    @TempDir
    private static Path home;

    private static TestServer server;

    @BeforeAll
    static void serve() {
        server = TestServer.onH2(home);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void peopleLogInAndOut() {
        WebUser user = server.stranger();
        WebUser.Answer sent = user.page("/executions");
        assertThat(sent.status()).isEqualTo(302);
        assertThat(sent.header("location")).endsWith("/login");
        user.login(TestServer.VIEWER, TestServer.VIEWER);
        assertThat(user.page("/executions").status()).isEqualTo(200);
        assertThat(user.post("/logout", Map.of()).header("location")).endsWith("/login?out");
        assertThat(user.page("/executions").status()).isEqualTo(302);
    }

    @Test
    void machinesComeWithToken() {
        assertThat(server.machine(TestServer.VIEWER).get("/executions").status())
                .isEqualTo(200);
        WebUser.Answer unknown = server.machine("nobody").get("/executions");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.header("content-type")).startsWith("application/problem+json");
        assertThat(unknown.json().get("status").asInt()).isEqualTo(401);
    }
}
