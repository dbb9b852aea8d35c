package io.batchwright.serve.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.fixture.TestServer;
import io.batchwright.fixture.WebUser.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How lists are gone through page by page, whichever database is behind them. */
abstract class ListsContract extends ServedContract {

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
        Answer newer = operator.get("/api/executions?pipeline=linked&after=0");
        assertThat(newer.json()).hasSize(2);
        assertThat(next(newer)).isEmpty();
        assertThat(next(operator.get("/api/executions?pipeline=linked&limit=1&after="
                        + newer.json().get(1).get("execution").asLong())))
                .isNotEmpty();
        assertThat(follow("/api/audit"))
                .hasSizeGreaterThanOrEqualTo(2)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(
                        (a, b) -> Long.compare(b.get("id").asLong(), a.get("id").asLong()));
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
        operator.get("/api/schedules/next?limit=6")
                .json()
                .forEach(slot -> atOnce.add(
                        slot.get("slot").asString() + slot.get("pipeline").asString()));
        assertThat(seen).isEqualTo(atOnce).doesNotHaveDuplicates().anyMatch(slot -> slot.endsWith("noon-too"));
        String past = "/api/schedules/next?limit=6&after=2020-01-01T12:00:00Z,noon";
        assertThat(operator.get(past).json())
                .isEqualTo(operator.get("/api/schedules/next?limit=6").json());
        assertProblem(operator.get("/api/schedules/next?after=%2B999999999-12-31T00:00:00Z,noon"), 400);
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
}
