package io.batchwright.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.batchwright.batch.BatchContext;
import io.batchwright.fixture.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SchedulerOnPostgresTest extends SchedulerContract {

    @Override
    void configure(Path directory) throws IOException {
        TestDatabase database = TestDatabase.postgres();
        write("config/application.yml", """
                spring: { datasource: { url: "%s", username: %s } }
                batchwright: { heartbeat-timeout: 1s }
                """.formatted(database.url(), database.user()));
        pipeline("other", "");
    }

    @Override
    String series() {
        return "generate_series(1, 1200)";
    }

    /** Its connections are gone, so that it can neither say goodbye nor give signs of life. */
    @Test
    void theSlotsOfAServerThatDiesAreTakenOver() {
        HeldRuns dead = new HeldRuns();
        try (BatchContext lost = BatchContext.start(home(), false)) {
            Scheduler other = new Scheduler(memory(lost), lost.servers(), dead, clock, task -> {});
            scheduled(", overlap: queue", "");
            clock.set("2026-01-01T03:01:00Z");
            other.look();
        }
        assertThat(dead.begun()).containsExactly("p 2026-01-01T03:01:00Z");
        lookAt("03:01:01");
        assertThat(runs.begun()).isEmpty();

        await().atMost(Duration.ofSeconds(20)).until(() -> {
            lookAt("03:02:00");
            return !runs.begun().isEmpty();
        });
        assertThat(runs.begun()).containsExactly("p 2026-01-01T03:01:00Z");
        assertThat(slots()).containsExactly("03:01 RUNNING", "03:02 WAITING");
        assertThat(slot("03:01").failures()).isZero();
    }
}
