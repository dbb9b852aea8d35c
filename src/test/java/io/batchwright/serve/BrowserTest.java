package io.batchwright.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.batchwright.fixture.Browser;
import io.batchwright.fixture.TestDatabase;
import io.batchwright.fixture.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What people do with the dashboard, in a real browser. */
class BrowserTest extends WithBrowser {

    private static final String ENDLESS = """
            source: { type: rows }
            sink: { type: jdbc, table: endless }
            """;

    private static final String LENIENT_ORDERS = """
            source: { type: file, path: orders.csv }
            format: { type: csv }
            fields: { id: long, amount: %s }
            sink: { type: jdbc, table: orders }
            """;

    @Test
    void startsTheSeedPipelineAndSeesItFinish() {
        browser.logIn("operator", "operator")
                .click("Pipelines")
                .click("metrics")
                .click("Run")
                .click("Run it")
                .see("runs as execution 1")
                .see("COMPLETED")
                .see("901")
                .picture(PICTURES.resolve("execution.png"));
        assertThat(browser.path()).isEqualTo("/executions/1");
        browser.click("Overview").see("1 COMPLETED").picture(PICTURES.resolve("overview.png"));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void mendsAPipelineAndReplaysItsRejects() {
        server.file("orders.csv", "id,amount\n1,10\n2,=HYPERLINK(0)\n3,<script>document.title='broken'</script>\n")
                .pipeline("orders", LENIENT_ORDERS.formatted("long"));
        browser.logIn("operator", "operator")
                .go("/pipelines/orders")
                .click("Run")
                .click("Run it")
                .see("COMPLETED")
                .go("/rejects?pipeline=orders");
        browser.evaluate("document.querySelector('main td a').click()");
        browser.see("<script>document.title='broken'</script>").see("=HYPERLINK(0)");
        assertThat(browser.evaluate("return document.title")).isEqualTo("Rejects of orders · Batchwright");
        String rejects = browser.path();
        server.pipeline("orders", LENIENT_ORDERS.formatted("string"));
        server.database().sql("DROP TABLE \"orders\"").update();
        browser.click("Replay").click("Replay it").see("COMPLETED").go(rejects).see("REPLAYED");
        assertThat(server.database()
                        .sql("SELECT COUNT(*) FROM \"orders\"")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void stopsALongRunAndRestartsIt() {
        server.pipeline("endless", ENDLESS);
        browser.logIn("operator", "operator")
                .go("/pipelines/endless")
                .click("Run")
                .click("Run it")
                .see("STARTED")
                .see("Progress")
                .click("Stop")
                .click("Stop it")
                .see("STOPPED")
                .click("Restart")
                .click("Restart it")
                .see("runs as execution 2")
                .click("Stop")
                .click("Stop it")
                .see("STOPPED")
                .go("/audit")
                .see("restart");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void pausesASchedule() {
        server.pipeline("hourly", "schedule: { cron: '@hourly' }\n" + ENDLESS);
        browser.logIn("operator", "operator")
                .go("/pipelines/hourly")
                .see("@hourly")
                .click("Pause")
                .click("Pause it")
                .see("by operator")
                .click("Schedule")
                .see("PAUSED")
                .click("hourly")
                .click("Resume")
                .click("Resume it")
                .see("runs by its schedule again");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void worksByKeyboardAlone() {
        browser.go("/login").type("operator").press(Keys.TAB).type("operator").press(Keys.ENTER);
        browser.see("Overview")
                .press(Keys.TAB)
                .press(Keys.ENTER) // skips to the content
                .go("/pipelines")
                .tabTo("metrics")
                .press(Keys.ENTER)
                .see("Metric lines above a threshold")
                .tabTo("Run")
                .press(Keys.ENTER)
                .tabTo("params.threshold")
                .type("990")
                .tabTo("Run it")
                .press(Keys.ENTER)
                .see("COMPLETED");
        assertThat(browser.text()).contains("params.threshold").contains("990");
    }

    @Test
    void keepsTheFocusWhereItIsWhenAPageIsBroughtUpToDate() {
        server.machine(TestServer.OPERATOR).post("/api/pipelines/metrics/runs", "");
        browser.logIn("operator", "operator").go("/executions").see("COMPLETED");
        browser.evaluate("document.querySelector('#list a').focus()");
        server.machine(TestServer.OPERATOR).post("/api/pipelines/metrics/runs", "{\"rerun\":true}");
        await().until(() -> browser.evaluate("return document.querySelectorAll('#list tbody tr').length")
                .equals(2L));
        assertThat(browser.evaluate("return document.activeElement.getAttribute('href')"))
                .isEqualTo("/executions/1");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithAPipeline() {
        server.file("config/pipelines/broken.yml", "source: { type: fil }\n");
        browser.logIn("viewer", "viewer")
                .click("Pipelines")
                .click("broken")
                .see("config/pipelines/broken.yml:1:")
                .see("did you mean 'file'?");
    }

    @Test
    void showsAViewerNoActions() {
        browser.logIn("viewer", "viewer").go("/pipelines/metrics").see("Flow");
        assertThat(browser.text()).doesNotContain("Run\n");
    }

    @Test
    void restartsWhatWasKilled() throws IOException {
        server.close();
        try (TestDatabase database = TestDatabase.postgres()) {
            Path other = home.resolve("other");
            server = TestServer.onPostgres(other, database, "");
            server.pipeline("endless", ENDLESS);
            Process run = run(other);
            JdbcClient checkpoints = server.database();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> checkpoints
                                    .sql("SELECT coalesce(max(read_count), 0) FROM batchwright_checkpoint")
                                    .query(Long.class)
                                    .single()
                            > 0);
            run.destroyForcibly();
            await().until(() -> !run.isAlive());
            try (Browser reopened = Browser.open(server)) {
                reopened.logIn("operator", "operator")
                        .go("/executions/1")
                        .see("STARTED")
                        .click("Recover")
                        .click("Recover it")
                        .see("FAILED")
                        .click("Restart")
                        .click("Restart it")
                        .see("runs as execution 2")
                        .click("Stop")
                        .click("Stop it")
                        .see("STOPPED");
            }
            server.close();
            assertThat(JdbcClient.create(new DriverManagerDataSource(database.url(), database.user(), ""))
                            .sql("SELECT count(*) - count(DISTINCT n) FROM endless")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    private static Process run(Path home) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.batchwright.BatchwrightApplication",
                "run",
                "endless",
                "--home",
                home.toString());
        builder.redirectErrorStream(true).redirectOutput(home.resolve("run.out").toFile());
        return builder.start();
    }
}
