package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings that are wrong, for every command that reads them: a line with its place for each, exit code 2, nothing touched. */
class SettingsTest {

    private static final List<List<String>> COMMANDS = List.of(
            List.of("run", "metrics"),
            List.of("jobs", "list"),
            List.of("rejects", "list"),
            List.of("serve", "--port", "0"));

    private CliHome home;

    @BeforeEach
    void makeHome(@TempDir Path directory) {
        home = CliHome.onH2(directory);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(
                        "# Mine\nhello\n",
                        "config/application.yml:1:1: expected keys and values in YAML, such as 'batchwright:', found none;"
                                + " is it a text in UTF-8?\n"),
                Arguments.of(
                        "- hello\n",
                        "config/application.yml:1:1: expected keys and values in YAML, such as 'batchwright:', found none;"
                                + " is it a text in UTF-8?\n"),
                Arguments.of(
                        "spring.datasource.uri: \"jdbc:postgresql://localhost/x\"\n",
                        "config/application.yml:1:24: spring.datasource.uri: unknown key (did you mean"
                                + " 'spring.datasource.url'?)\n"),
                Arguments.of(
                        "spring: { datasoruce: { url: \"jdbc:postgresql://localhost/x\" } }\n",
                        "config/application.yml:1:30: spring.datasoruce: unknown key (did you mean"
                                + " 'spring.datasource'?)\n"),
                Arguments.of(
                        "batchwright:\n  run-pool-sise: 2\n",
                        "config/application.yml:2:18: batchwright.run-pool-sise: unknown key; expected one of"
                                + " heartbeat-timeout, reconnect-timeout, serve\n"),
                Arguments.of(
                        "batchwright:\n  serve: { max-run: 2 }\n",
                        "config/application.yml:2:21: batchwright.serve.max-run: unknown key (did you mean"
                                + " 'batchwright.serve.max-runs'?)\n"),
                Arguments.of(
                        "batchwright:\n  max-runs: 2\n",
                        "config/application.yml:2:13: batchwright.max-runs: unknown key (did you mean"
                                + " 'batchwright.serve.max-runs'?)\n"),
                Arguments.of(
                        "batchwrigth:\n  heartbeat-timeout: 5s\n",
                        "config/application.yml:2:22: batchwrigth: unknown key (did you mean 'batchwright'?)\n"),
                Arguments.of(
                        "heartbeat-timeout: 5s\n",
                        "config/application.yml:1:20: heartbeat-timeout: unknown key (did you mean"
                                + " 'batchwright.heartbeat-timeout'?)\n"),
                Arguments.of(
                        "batchwright:\n  heartbeat-timeout: 5 minuts\n  reconnect-timeout: -1s\n",
                        "config/application.yml:2:22: batchwright.heartbeat-timeout: expected a duration such as 30s, 5m,"
                                + " 12h or 90d, found '5 minuts'\n"
                                + "config/application.yml:3:22: batchwright.reconnect-timeout: expected 0s to 365d, found"
                                + " '-1s'\n"),
                Arguments.of(
                        "batchwright.heartbeat-timeout: 30\n",
                        "config/application.yml:1:32: batchwright.heartbeat-timeout: expected 1s to 365d (a number"
                                + " without a unit is in milliseconds), found '30'\n"),
                Arguments.of(
                        "batchwright.serve.max-runs: abc\n",
                        "config/application.yml:1:29: batchwright.serve.max-runs: expected a number from 1 to 100, found"
                                + " 'abc'\n"),
                Arguments.of(
                        "server.port: http\n",
                        "config/application.yml:1:14: server.port: expected a number from 0 to 65535, found 'http'\n"),
                Arguments.of(
                        "connections: { Warehouse: { url: \"jdbc:h2:mem:w\" } }\n",
                        "config/application.yml:1:34: connections.Warehouse: expected lower-case letters, digits and"
                                + " dashes in the name of a connection\n"),
                Arguments.of(
                        "batchwright: 5\n",
                        "config/application.yml:1:14: batchwright: expected keys below it: heartbeat-timeout,"
                                + " reconnect-timeout, serve\n"),
                Arguments.of(
                        "batchwright.home: /srv\n",
                        "config/application.yml:1:19: batchwright.home: the home directory is named with --home or"
                                + " BATCHWRIGHT_HOME, not here\n"),
                Arguments.of(
                        "batchwright.serve.users: [ { name: jo, password: secret, role: admin } ]\n",
                        "config/application.yml:1:50: batchwright.serve.users[0].password: expected the bcrypt hash of a"
                                + " password. To make one:  batchwright serve hash-password\n"
                                + "config/application.yml:1:64: batchwright.serve.users[0].role: expected viewer or"
                                + " operator, found 'admin'\n"),
                Arguments.of(
                        "batchwright.serve.tokens: [ { nam: a, hash: " + "a".repeat(64) + " }, { name: b, hash: "
                                + "A".repeat(64) + " } ]\n",
                        "config/application.yml:1:36: batchwright.serve.tokens[0].nam: unknown key (did you mean"
                                + " 'batchwright.serve.tokens[0].name'?)\n"
                                + "config/application.yml:1:36: batchwright.serve.tokens[0].name: expected a name, found"
                                + " nothing\n"
                                + "config/application.yml:1:121: batchwright.serve.tokens[1]: the same as an element"
                                + " before it\n"),
                Arguments.of(
                        "batchwright.serve.users: jo\n",
                        "config/application.yml:1:26: batchwright.serve.users: expected a list\n"),
                Arguments.of(
                        "batchwright:\n  serve: [1\nspring: x\n",
                        "config/application.yml:3:7: no YAML: while parsing a flow sequence: expected ',' or ']', but got"
                                + " :\n"),
                Arguments.of(
                        "connections:\n  warehouse:\n    user: jo\n",
                        "config/application.yml:3:11: connections.warehouse.user: unknown key; expected one of"
                                + " driver-class-name, hikari, password, url, username\n"
                                + "config/application.yml:3:11: connections.warehouse.url: expected jdbc:h2:… or"
                                + " jdbc:postgresql:…, found nothing\n"),
                Arguments.of(
                        "connections.w: { url: \"jdbc:h2:mem:w\", hikari: { max-pool-size: 3 } }\n",
                        "config/application.yml:1:65: connections.w.hikari.max-pool-size: unknown key (did you mean"
                                + " 'connections.w.hikari.maximum-pool-size'?)\n"),
                Arguments.of(
                        "connections: { w: { url: \"jdbc:h2:mem:w\", driver-class-name: org.oracle.Driver } }\n",
                        "config/application.yml:1:62: connections.w.driver-class-name: expected org.h2.Driver,"
                                + " org.postgresql.Driver, or no such key, as the URL tells the driver, found"
                                + " 'org.oracle.Driver'\n"),
                Arguments.of(
                        "spring.datasource.url: \"jdbc:mysql://jo:secret@db/x\"\n",
                        "config/application.yml:1:24: spring.datasource.url: expected jdbc:h2:… or jdbc:postgresql:…,"
                                + " found 'jdbc:mysql://jo:***@db/x'\n"),
                Arguments.of(
                        "spring.datasource.password: ${NO_SUCH_VARIABLE}\n",
                        "config/application.yml:1:29: spring.datasource.password: expected a password, found"
                                + " '${NO_SUCH_VARIABLE}', and NO_SUCH_VARIABLE is not set\n"),
                Arguments.of(
                        "spring.datasource.hikari.maximum-pool-size: lots\n",
                        "config/application.yml:1:45: spring.datasource.hikari.maximum-pool-size: expected a number,"
                                + " found 'lots'\n"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void isSaidInALineForEach(String settings, String message) {
        home.file("config/application.yml", settings);
        for (List<String> command : COMMANDS) {
            CliHome.Result result = home.run(command.toArray(String[]::new));
            assertThat(result.err()).as(command.toString()).isEqualTo(message);
            assertThat(result.exit()).as(command.toString()).isEqualTo(ExitCodes.USAGE);
            assertThat(result.out()).isEmpty();
        }
        assertThat(home.directory().resolve("data")).doesNotExist();
    }

    @Test
    void whatSpringBootRefusesIsSaidLikeOurs() {
        home.file("config/application.yml", "server.tomcat.threads.max: many\n");
        CliHome.Result result = home.run("serve", "--port", "0");
        assertThat(result.err())
                .isEqualTo("config/application.yml:1:28: server.tomcat.threads.max: expected a number, found 'many'\n");
        assertThat(result.exit()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void theLoginOfANamedConnectionMattersWhereItIsOpened() {
        home.file("config/application.yml", """
                connections:
                  w: { url: "jdbc:h2:mem:w", username: sa, password: "${NO_SUCH_VARIABLE}" }
                """);
        CliHome.Result result = home.run("run", "metrics", "sink.connection=w");
        assertThat(result.err())
                .isEqualTo("config/application.yml:2:54: connections.w.password: expected a password, found"
                        + " '${NO_SUCH_VARIABLE}', and NO_SUCH_VARIABLE is not set\n");
        assertThat(result.exit()).isEqualTo(ExitCodes.USAGE);
        assertThat(home.run("run", "metrics").exit()).isZero();
    }

    @Test
    void whatSpringReadsOtherwiseWrittenIsRead() {
        home.file("config/application.yml", """
                batchwright:
                  heartbeatTimeout: 20s
                  reconnect_timeout: PT1M
                  serve:
                    users: []
                    tokens:
                connections:
                  ware-house:
                    url: "jdbc:h2:mem:w"
                    hikari: { maximumPoolSize: 2, data-source-properties: { anything: at all } }
                """);
        CliHome.Result result = home.run("run", "metrics");
        assertThat(result.err()).isEmpty();
        assertThat(result.exit()).isZero();
    }

    @Test
    void variablesAreRefusedThatAreNearlySettings() throws Exception {
        assertThat(printed(Map.of("BATCHWRIGHT_SERVE_MAXRUN", "2", "BATCHWRIGHT_HEARTBEAT_TIMEOUT", "x")))
                .isEqualTo("environment variable BATCHWRIGHT_SERVE_MAXRUN: unknown setting (did you mean"
                        + " 'BATCHWRIGHT_SERVE_MAXRUNS'?)\n"
                        + "environment variable BATCHWRIGHT_HEARTBEAT_TIMEOUT: batchwright.heartbeat-timeout: expected a"
                        + " duration such as 30s, 5m, 12h or 90d, found 'x'\n");
    }

    @Test
    void variablesOfOthersAreLeftAlone() throws Exception {
        assertThat(printed(Map.of(
                        "BATCHWRIGHT_SERVICE_HOST", "10.0.0.1",
                        "BATCHWRIGHT_PORT_8080_TCP", "tcp://10.0.0.1:8080",
                        "BATCHWRIGHT_SERVE_TOKENS_0_NAME", "grafana",
                        "BATCHWRIGHT_SERVE_TOKENS_0_HASH", "0".repeat(64),
                        "BATCHWRIGHT_SERVE_MAX_RUNS", "3")))
                .isEqualTo("no such executions\n");
    }

    private String printed(Map<String, String> environment) throws Exception {
        ProcessBuilder command =
                home.command("jobs", "list", "--home", home.directory().toString());
        command.environment().putAll(environment);
        Process process = command.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(home.directory().resolve("process.log"));
    }
}
