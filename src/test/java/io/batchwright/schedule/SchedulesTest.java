package io.batchwright.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.batch.BatchContext;
import io.batchwright.pipeline.PipelineCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** How the schedules of several pipelines stand. */
class SchedulesTest {

    private static final List<String> PIPELINES = List.of("a", "b", "c");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path home;

    private void pipelines() throws IOException {
        Files.createDirectories(home.resolve("config/pipelines"));
        for (String pipeline : PIPELINES) {
            Files.writeString(home.resolve("config/pipelines/" + pipeline + ".yml"), """
                    source: { type: file, path: in.log }
                    format: { type: key-value }
                    fields: { id: long }
                    sink: { type: jdbc, table: loaded }
                    schedule: { cron: '* * * * *', zone: UTC }
                    """);
        }
    }

    private static void insert(BatchContext context, String pipeline, String time, String state, int failures) {
        JdbcClient.create(context.repository())
                .sql("INSERT INTO batchwright_slot (pipeline, slot_at, state, backfill, failures) VALUES ('" + pipeline
                        + "', TIMESTAMP WITH TIME ZONE '2026-01-01 " + time + ":00Z', '" + state + "', FALSE, "
                        + failures
                        + ")")
                .update();
    }

    /** Of each the newest slot is asked for, which one statement would find only by going through all slots. */
    @Test
    void theOldestSlotsThatWaitAreAskedForAtOnce() throws IOException {
        pipelines();
        SettableClock clock = new SettableClock("2026-01-01T04:00:00Z");
        try (BatchContext context = BatchContext.start(home, false)) {
            insert(context, "a", "03:01", "WAITING", 1);
            insert(context, "a", "03:02", "WAITING", 0);
            insert(context, "a", "03:03", "WAITING", 0);
            insert(context, "b", "03:01", "COMPLETED", 0);
            insert(context, "c", "03:05", "WAITING", 0);
            AtomicInteger statements = new AtomicInteger();
            DataSource counting = new DelegatingDataSource(context.repository()) {
                @Override
                public Connection getConnection() throws SQLException {
                    statements.incrementAndGet();
                    return super.getConnection();
                }
            };
            List<ScheduleState> all = new Schedules(
                            counting, context.completedLoads(), new PipelineCatalog(home, Map.of(), clock), clock)
                    .all();
            assertThat(all)
                    .map(state -> state.waiting() == null
                            ? null
                            : state.waiting().time().toString())
                    .containsExactly("2026-01-01T03:02:00Z", null, "2026-01-01T03:05:00Z");
            assertThat(statements).hasValue(2 + PIPELINES.size());
        }
    }
}
