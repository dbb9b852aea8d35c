package io.batchwright.serve.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.batchwright.fixture.TestDatabase;
import io.batchwright.fixture.TestServer;
import io.batchwright.fixture.WebUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Prometheus is told of real runs, and that the dashboard and the documentation name just that. */
@SuppressWarnings("NullAway.Init") // set by JUnit
class MetricsTest {

    private static final Pattern METRIC = Pattern.compile("\\b(?:batchwright|jvm|http)_[a-z_]+");

    @TempDir
    private static Path home;

    private static TestServer server;

    @BeforeAll
    static void serve() {
        server = TestServer.onH2(home);
        server.pipeline("people", """
                source: { type: file, path: people.csv }
                format: { type: csv }
                fields: { id: long }
                transform:
                  - filter: id > 1
                sink: { type: jdbc, table: people }
                schedule: { cron: "@yearly" }
                """).file("people.csv", "id\n1\nx\n2\n3\n");
        server.database()
                .sql("INSERT INTO batchwright_slot (pipeline, slot_at, state, backfill, failures, began_at) VALUES"
                        + " ('people', TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00Z', 'COMPLETED', FALSE, 0,"
                        + " TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:02Z')")
                .update();
        server.machine(TestServer.OPERATOR).post("/api/pipelines/people/runs", "");
        await().until(() -> scrape().contains("batchwright_run_duration_seconds_count"));
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static String scrape() {
        WebUser.Answer scrape = server.machine(TestServer.VIEWER).get("/actuator/prometheus");
        assertThat(scrape.status()).isEqualTo(200);
        return scrape.body();
    }

    @Test
    void countsTheRunsOfThisServer() {
        assertThat(scrape().lines())
                .contains(
                        "batchwright_records_read_total{pipeline=\"people\"} 4.0",
                        "batchwright_records_total{outcome=\"written\",pipeline=\"people\"} 2.0",
                        "batchwright_records_total{outcome=\"filtered\",pipeline=\"people\"} 1.0",
                        "batchwright_records_total{outcome=\"rejected\",pipeline=\"people\"} 1.0",
                        "batchwright_records_total{outcome=\"ignored\",pipeline=\"people\"} 0.0",
                        "batchwright_read_bytes_total{pipeline=\"people\"} 11.0",
                        "batchwright_run_duration_seconds_count{pipeline=\"people\",status=\"completed\"} 1");
    }

    @Test
    void readsTheRunsOfAllFromTheRepository() {
        await().atMost(Duration.ofSeconds(15))
                .until(() -> scrape().contains("batchwright_last_run_succeeded{pipeline=\"people\"} 1.0"));
        assertThat(scrape().lines())
                .contains(
                        "batchwright_repository_up 1.0",
                        "batchwright_running{pipeline=\"people\"} 0.0",
                        "batchwright_running{pipeline=\"metrics\"} 0.0",
                        "batchwright_last_run_records{outcome=\"written\",pipeline=\"people\"} 2.0",
                        "batchwright_schedule_paused{pipeline=\"people\"} 0.0",
                        "batchwright_schedule_lag_seconds{pipeline=\"people\"} 2.0")
                .noneMatch(line -> line.startsWith("batchwright_last_success") && line.contains("\"metrics\""));
    }

    /** Slots that wait one behind the other are as late as the first of them. */
    @Test
    void aBacklogBehindTheNewestSlotIsSeen() {
        server.pipeline("late", """
                source: { type: file, path: people.csv }
                format: { type: csv }
                fields: { id: long }
                sink: { type: jdbc, table: late }
                schedule: { cron: "@yearly", overlap: queue }
                """);
        assertThat(server.machine(TestServer.OPERATOR)
                        .post("/api/pipelines/late/pause", "")
                        .status())
                .isEqualTo(200);
        for (int minutes : List.of(120, 1)) {
            server.database()
                    .sql("INSERT INTO batchwright_slot (pipeline, slot_at, state, backfill, failures) VALUES"
                            + " ('late', CURRENT_TIMESTAMP - INTERVAL '" + minutes + "' MINUTE, 'WAITING', FALSE, 0)")
                    .update();
        }
        String lag = "batchwright_schedule_lag_seconds{pipeline=\"late\"} ";
        assertThat(scrape().lines().filter(line -> line.startsWith(lag)))
                .singleElement()
                .satisfies(line -> assertThat(Double.parseDouble(line.substring(lag.length())))
                        .isBetween(7200.0, 7500.0));
    }

    /** It began in time, two seconds after it came. */
    @Test
    void aSlotThatAnotherServerGoesOnWithIsNotLate() {
        server.pipeline("released", """
                source: { type: file, path: people.csv }
                format: { type: csv }
                fields: { id: long }
                sink: { type: jdbc, table: released }
                schedule: { cron: "@yearly" }
                """);
        assertThat(server.machine(TestServer.OPERATOR)
                        .post("/api/pipelines/released/pause", "")
                        .status())
                .isEqualTo(200);
        server.database()
                .sql("INSERT INTO batchwright_slot (pipeline, slot_at, state, backfill, failures, began_at) VALUES"
                        + " ('released', TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00Z', 'WAITING', FALSE, 0,"
                        + " TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:02Z')")
                .update();
        assertThat(scrape().lines()).contains("batchwright_schedule_lag_seconds{pipeline=\"released\"} 2.0");
    }

    @Test
    void theDashboardAndTheDocumentationNameMetricsThatExist() throws IOException {
        await().atMost(Duration.ofSeconds(15))
                .until(() -> scrape().contains("batchwright_last_success_timestamp_seconds{"));
        Set<String> there = names(scrape());
        JsonNode dashboard = new JsonMapper().readTree(Files.readString(Path.of("config/grafana/batchwright.json")));
        Set<String> shown = new TreeSet<>();
        dashboard
                .get("panels")
                .forEach(panel -> panel.get("targets")
                        .forEach(target -> shown.addAll(names(target.get("expr").asString()))));
        assertThat(shown).hasSizeGreaterThan(10).isSubsetOf(there);

        Set<String> documented = names(Files.readString(Path.of("docs/operations.md")));
        there.removeIf(name -> !name.startsWith("batchwright_"));
        documented.removeIf(name -> !name.endsWith("_total") && !there.contains(name));
        assertThat(documented).containsAll(there);
    }

    private static Set<String> names(String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = METRIC.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group());
        }
        return names;
    }

    @Test
    void readinessIsDownWithoutTheRepository(@TempDir Path other) {
        TestDatabase database = TestDatabase.postgres();
        String impatient = "spring.datasource.hikari: { connection-timeout: 1000 }\n";
        try (TestServer lost = TestServer.onPostgres(other, database, impatient)) {
            WebUser stranger = lost.stranger();
            assertThat(stranger.get("/actuator/health/readiness").status()).isEqualTo(200);
            database.drop();
            WebUser.Answer down = stranger.get("/actuator/health/readiness");
            assertThat(down.status()).isEqualTo(503);
            assertThat(down.body()).contains("DOWN").doesNotContain("Exception");
            assertThat(stranger.get("/actuator/health/liveness").status()).isEqualTo(200);
            assertThat(lost.machine(TestServer.VIEWER)
                            .get("/actuator/prometheus")
                            .body())
                    .contains("batchwright_repository_up 0.0");
            assertThat(lost.machine(TestServer.VIEWER).get("/api/executions").status())
                    .isEqualTo(503);
        }
    }
}
