package io.batchwright.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.fixture.TestDatabase;
import io.batchwright.fixture.TestServer;
import io.batchwright.fixture.WebUser;
import io.batchwright.fixture.WebUser.Answer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every endpoint of the running server, none forgotten: without login, with the wrong role, forged, and with hostile input. */
@SuppressWarnings("NullAway.Init") // set by JUnit
class EndpointsTest {

    /** What the login page needs, and whether the server is healthy. */
    private static final Set<String> OPEN =
            Set.of("/login", "/error", "/webjars/**", "/actuator/health", "/actuator/health/**");

    private static final List<String> HOSTILE = List.of(
            "'; DROP TABLE batch_job_instance; --",
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "../../../../etc/passwd",
            "..\\..\\windows",
            "%00",
            "\u0000",
            "99999999999999999999999",
            "-1",
            "9223372036854775807",
            "${jndi:ldap://x}",
            "#{7*7}",
            "__${7*7}__::.x",
            "\r\nSet-Cookie: a=b",
            "\ud83d\ude00 \u202e",
            "a".repeat(3000));

    @TempDir
    private static Path home;

    private static TestServer server;
    private static List<Endpoint> endpoints;

    /** On PostgreSQL, which refuses more than H2. */
    @BeforeAll
    static void serve() {
        server = TestServer.onPostgres(home, TestDatabase.postgres(), Endpoint.SHOWN);
        endpoints = Endpoint.all(server.machine(TestServer.OPERATOR)).stream()
                .filter(endpoint -> !endpoint.path().equals("/actuator/mappings"))
                .toList();
        assertThat(endpoints).hasSizeGreaterThan(40);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static Stream<Endpoint> endpoints(Predicate<Endpoint> wanted) {
        return endpoints.stream()
                .filter(endpoint -> !OPEN.contains(endpoint.path()))
                .filter(wanted);
    }

    private static Answer send(WebUser user, Endpoint endpoint, String value) {
        return user.send(user.request(endpoint.method(), endpoint.with(value), ""));
    }

    @Test
    void isClosedToStrangers() {
        SoftAssertions softly = new SoftAssertions();
        endpoints(any -> true).forEach(endpoint -> {
            softly.assertThat(send(server.stranger(), endpoint, "1").status())
                    .as("%s of a script", endpoint)
                    .isEqualTo(401);
            Answer browser = server.stranger()
                    .with("Accept", "text/html")
                    .send(server.stranger()
                            .request(endpoint.method(), endpoint.with("1"), "")
                            .setHeader("Accept", "text/html"));
            softly.assertThat(browser.status()).as("%s of a browser", endpoint).isIn(302, 401);
            if (browser.status() == 302) {
                softly.assertThat(URI.create(browser.header("location")).getPath())
                        .isEqualTo("/login");
            }
            softly.assertThat(send(server.machine("nobody"), endpoint, "1").status())
                    .as("%s with an unknown token", endpoint)
                    .isEqualTo(401);
        });
        softly.assertAll();
    }

    @Test
    void letsViewersChangeNothing() {
        SoftAssertions softly = new SoftAssertions();
        WebUser viewer = server.user(TestServer.VIEWER);
        endpoints(endpoint ->
                        !endpoint.method().equals("GET") && !endpoint.path().equals("/logout"))
                .forEach(endpoint -> {
                    softly.assertThat(send(server.machine(TestServer.VIEWER), endpoint, "1")
                                    .status())
                            .as("%s with a token", endpoint)
                            .isEqualTo(403);
                    softly.assertThat(viewer.post(endpoint.with("1"), "").status())
                            .as("%s with a session", endpoint)
                            .isEqualTo(403);
                });
        softly.assertAll();
    }

    @Test
    void refusesForgedRequests() {
        SoftAssertions softly = new SoftAssertions();
        WebUser operator = server.user(TestServer.OPERATOR);
        endpoints(endpoint -> !endpoint.method().equals("GET"))
                .forEach(endpoint -> softly.assertThat(
                                send(operator, endpoint, "1").status())
                        .as("%s without CSRF token", endpoint)
                        .isEqualTo(403));
        softly.assertAll();
    }

    @Test
    void bearsHostileInput() {
        SoftAssertions softly = new SoftAssertions();
        WebUser operator = server.machine(TestServer.OPERATOR);
        endpoints(endpoint -> !endpoint.path().equals("/live")).forEach(endpoint -> {
            for (String hostile : HOSTILE) {
                requests(operator, endpoint, hostile).forEach(request -> {
                    Answer answer = operator.send(request);
                    softly.assertThat(answer.status())
                            .as("%s %s", endpoint, request.build().uri())
                            .isBetween(200, 499);
                    softly.assertThat(answer.header("set-cookie")).doesNotContain("a=b");
                    if (answer.header("content-type").startsWith("text/html")) {
                        softly.assertThat(answer.body()).doesNotContain("<script>alert(1)", "<img src=x");
                    }
                });
            }
        });
        softly.assertAll();
        assertThat(server.database()
                        .sql("select count(*) from batch_job_instance")
                        .query(Long.class)
                        .single())
                .isNotNegative();
    }

    @Test
    void aPageSaysThatASecretIsNotGuessedAt() {
        Answer page = server.user(TestServer.VIEWER).page("/executions?parameter=password%3Dx");
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("<h1>Executions</h1>", "sounds secret");
    }

    /** One with the text in place of every variable of the path, and one for every parameter. */
    private static Stream<HttpRequest.Builder> requests(WebUser user, Endpoint endpoint, String hostile) {
        String encoded = URLEncoder.encode(hostile, StandardCharsets.UTF_8).replace("+", "%20");
        Stream<String> inPath = endpoint.path().contains("{") ? Stream.of(endpoint.with(encoded)) : Stream.empty();
        Stream<String> inQuery = Stream.concat(
                        endpoint.parameters().stream()
                                .filter(parameter -> parameter.startsWith("query "))
                                .map(parameter -> parameter.substring("query ".length())),
                        Stream.of("pipeline", "unknown"))
                .map(name -> endpoint.with("1") + "?" + name + "=" + encoded);
        return Stream.concat(inPath, inQuery)
                .map(path -> user.request(endpoint.method(), path, "").setHeader("Accept", "text/html,*/*"));
    }
}
