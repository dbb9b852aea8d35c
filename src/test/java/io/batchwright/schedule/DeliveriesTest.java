package io.batchwright.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.fixture.TestApi;
import io.batchwright.fixture.TestDatabase;
import io.batchwright.pipeline.NotifySpec.Event;
import io.batchwright.pipeline.PipelineCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class DeliveriesTest {

    private static final String SECRET = "/services/T0001/B0002/very-secret";

    private final TestApi api = new TestApi(request -> request.answer(200, "ok"));
    private final SettableClock clock = new SettableClock("2026-01-01T03:00:00Z");
    private final Path home;
    private final TestDatabase database;
    private final NotificationStore store;
    private final Deliveries deliveries;

    DeliveriesTest(@TempDir Path home) {
        this.home = home;
        this.database = TestDatabase.h2(home).migrate();
        this.store = new NotificationStore(
                JdbcClient.create(new DriverManagerDataSource(database.url(), database.user(), database.password())));
        PipelineCatalog catalog = new PipelineCatalog(home, Map.of("HOOK", api.url(SECRET)), clock);
        this.deliveries = new Deliveries(store, catalog, clock);
    }

    @BeforeEach
    void happen() throws IOException {
        webhook("json");
        store.add("p", Event.FAILURE, clock.instant(), "p failed: <no disk>", "{\"event\":\"failure\"}");
    }

    @AfterEach
    void close() {
        api.close();
        database.close();
    }

    private void webhook(String format) throws IOException {
        Path file = home.resolve("config/pipelines/p.yml");
        Files.createDirectories(home.resolve("config/pipelines"));
        Files.writeString(file, """
                source: { type: file, path: in.log }
                format: { type: key-value }
                fields: { id: long }
                sink: { type: jdbc, table: loaded }
                schedule: { cron: '@daily' }
                notify: { url: '${HOOK}', format: %s }
                """.formatted(format));
    }

    private Notification only() {
        return store.newest(10, null).get(0);
    }

    @Test
    void aWebhookIsSentTheEvent() throws InterruptedException {
        deliveries.deliver();
        deliveries.deliver();

        assertThat(api.requests()).hasSize(1);
        assertThat(api.requests().get(0).body()).isEqualTo("{\"event\":\"failure\"}");
        assertThat(api.requests().get(0).header("Content-Type")).isEqualTo("application/json");
        assertThat(only().state()).isEqualTo(Notification.State.DELIVERED);
        assertThat(only().delivered()).isEqualTo(clock.instant());
        assertThat(only().target()).isEqualTo(api.url("/…"));
    }

    @Test
    void slackIsSentAText() throws Exception {
        webhook("slack");
        deliveries.deliver();
        assertThat(api.requests().get(0).body()).isEqualTo("{\"text\":\"p failed: &lt;no disk&gt;\"}");
    }

    @Test
    void whatIsNotTakenIsSentAgainLaterAndLater() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            api.next(request -> request.answer(503, "not now, " + SECRET));
        }
        deliveries.deliver();
        assertThat(only().state()).isEqualTo(Notification.State.WAITING);
        assertThat(only().lastError()).contains("503").contains("not now").doesNotContain("very-secret");
        clock.forward(Duration.ofSeconds(9));
        deliveries.deliver();
        assertThat(api.requests()).hasSize(1);
        clock.forward(Duration.ofSeconds(1));
        deliveries.deliver();
        clock.forward(Duration.ofSeconds(20));
        deliveries.deliver();
        assertThat(api.requests()).hasSize(3);
        clock.forward(Duration.ofSeconds(40));
        deliveries.deliver();
        assertThat(only().state()).isEqualTo(Notification.State.DELIVERED);
        assertThat(only().attempts()).isEqualTo(4);
        assertThat(only().lastError()).isNull();
    }

    @Test
    void afterThreeDaysItIsGivenUp() throws InterruptedException {
        api.usually(request -> request.answer(404, "no_service"));
        clock.forward(Duration.ofDays(3));
        deliveries.deliver();
        assertThat(only().state()).isEqualTo(Notification.State.WAITING);
        clock.forward(Duration.ofHours(2));
        deliveries.deliver();
        assertThat(only().state()).isEqualTo(Notification.State.FAILED);
        assertThat(only().lastError()).contains("404").contains("no_service");
    }

    @Test
    void aHostThatIsNotThereIsNoSecretEither() throws InterruptedException {
        api.close();
        deliveries.deliver();
        assertThat(only().lastError()).contains("cannot be reached").doesNotContain("very-secret");
    }

    @Test
    void withoutAWebhookItIsGivenUp() throws Exception {
        Files.delete(home.resolve("config/pipelines/p.yml"));
        deliveries.deliver();
        assertThat(only().state()).isEqualTo(Notification.State.FAILED);
        assertThat(only().lastError()).isEqualTo("the pipeline has no 'notify' any more");
    }

    @Test
    void oldOnesAreRemovedOnceTheyAreDelivered() throws InterruptedException {
        clock.forward(Duration.ofDays(1));
        store.purge(clock.instant());
        assertThat(store.newest(10, null)).hasSize(1);
        deliveries.deliver();
        store.purge(clock.instant());
        assertThat(store.newest(10, null)).isEmpty();
    }
}
