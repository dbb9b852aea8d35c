package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Schedules on PostgreSQL, and servers in other processes. */
class ScheduleOnPostgresTest extends ScheduleContract {

    private static final String COMPLETED = "select count(*) from batchwright_slot where state = 'COMPLETED'";

    @Override
    CliHome home(Path directory) {
        return CliHome.onPostgres(directory);
    }

    private void everySecond() {
        current().pipeline("ticks", """
                parameters: { slot: timestamp }
                source: { type: file, path: in.log }
                format: { type: key-value }
                fields: { id: long }
                transform:
                  - set: { slot: params.slot }
                sink: { type: jdbc, table: ticks }
                schedule: { cron: "* * * * * *", zone: UTC, missed: all, overlap: queue }
                """);
    }

    private void awaitCompleted(long slots) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> Long.parseLong(current().query(COMPLETED).get(0)) >= slots);
    }

    /** Every slot from the first to the last, once, with all rows, whoever ran it. */
    @Test
    void ofTwoServersOneOfWhichIsKilledEachSlotIsRunOnce() throws InterruptedException {
        everySecond();
        assertThat(current().run("jobs", "list").exit()).isZero(); // makes the tables
        Process killed = current().start("serve", "--port", "0");
        Process survivor = current().start("serve", "--port", "0");
        try {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> current()
                            .query("select count(*) from batchwright_server")
                            .get(0)
                            .equals("2"));
            awaitCompleted(3);
            killed.destroyForcibly().waitFor();
            awaitCompleted(Long.parseLong(current().query(COMPLETED).get(0)) + 5);
            survivor.destroy();
            assertThat(survivor.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            killed.destroyForcibly();
            survivor.destroyForcibly();
        }
        assertThat(current().query("select state from batchwright_slot where state not in ('COMPLETED', 'WAITING')"))
                .isEmpty();
        assertThat(current()
                        .query(
                                "select max(extract(epoch from slot_at)) - min(extract(epoch from slot_at)) + 1 - count(*)"
                                        + " from batchwright_slot"))
                .allMatch(missing -> Double.parseDouble(missing) == 0);
        assertThat(current()
                        .query("select count(*) from batchwright_slot s where state = 'COMPLETED' and"
                                + " (select count(*) from ticks t where t.slot = s.slot_at) <> 2"))
                .containsExactly("0");
        assertThat(
                        current()
                                .query(
                                        "select count(*) from (select slot from ticks group by slot having count(*) > 2) as doubled"))
                .containsExactly("0");
        assertThat(current().query("select count(*) from batchwright_server")).containsExactly("0");
    }
}
