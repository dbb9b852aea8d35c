package io.batchwright.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwright.batch.BatchContext;
import io.batchwright.pipeline.PipelineCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** What becomes of slots whose loads others have completed. The pipeline is {@code p}; slots have come every minute. */
class LoadFollowerTest {

    private final SettableClock clock = new SettableClock("2026-01-01T04:00:00Z");
    private Path home;
    private BatchContext context;
    private JdbcClient jdbc;

    @BeforeEach
    void open(@TempDir Path directory) throws IOException {
        home = directory;
        Files.createDirectories(home.resolve("config/pipelines"));
        Files.writeString(home.resolve("config/pipelines/p.yml"), """
                source: { type: file, path: in.log }
                format: { type: key-value }
                fields: { id: long }
                sink: { type: jdbc, table: loaded }
                schedule: { cron: '* * * * *', zone: UTC }
                notify: { url: 'https://hooks.example.com/secret' }
                """);
        context = BatchContext.start(home, false);
        jdbc = JdbcClient.create(context.repository());
    }

    @AfterEach
    void close() {
        context.close();
    }

    private Schedules memory(DataSource repository) {
        return new Schedules(repository, new PipelineCatalog(home, Map.of(), clock), clock);
    }

    private Schedules memory() {
        return memory(context.repository());
    }

    /** Slots that ended so; their executions have the numbers from 1 on. */
    private void ended(SlotState state, String first, int count) {
        jdbc.sql("INSERT INTO batchwright_slot (pipeline, slot_at, state, backfill, failures, execution_id)"
                        + " SELECT 'p', TIMESTAMP WITH TIME ZONE '" + first + "' + (x - 1) * INTERVAL '1' MINUTE, '" + state
                        + "', FALSE, 1, x FROM SYSTEM_RANGE(1, " + count + ") AS s(x)")
                .update();
    }

    /** Each page is asked for once, and its loads are. */
    @Test
    void eachStateIsLookedAtOnceHoweverManyPagesTheOthersHave() {
        ended(SlotState.FAILED, "2025-01-01 00:00:00Z", 1200);
        ended(SlotState.STOPPED, "2025-03-01 00:00:00Z", 600);
        AtomicInteger statements = new AtomicInteger();
        DataSource counting = new DelegatingDataSource(context.repository()) {
            @Override
            public Connection getConnection() throws SQLException {
                statements.incrementAndGet();
                return super.getConnection();
            }
        };
        new LoadFollower(memory(counting)).lookAtAll(clock.instant());
        assertThat(statements).hasValue(2 * (3 + 2));
    }

    @Test
    void aBackfillThatCanNotLookLeavesTheServers() {
        jdbc.sql("DROP TABLE batchwright_slot").update();
        assertThatThrownBy(() -> new Backfill(memory(), context.servers(), clock))
                .isInstanceOf(DataAccessException.class);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM batchwright_server")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
