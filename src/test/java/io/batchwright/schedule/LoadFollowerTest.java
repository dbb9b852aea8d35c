package io.batchwright.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwright.batch.BatchContext;
import io.batchwright.batch.CompletedLoads;
import io.batchwright.batch.RunListener;
import io.batchwright.batch.RunOptions;
import io.batchwright.batch.RunResult;
import io.batchwright.batch.StopSignal;
import io.batchwright.pipeline.Pipeline;
import io.batchwright.pipeline.PipelineCatalog;
import io.batchwright.pipeline.ScheduleSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        CompletedLoads loads = new CompletedLoads(repository, context.jobs());
        return new Schedules(repository, loads, new PipelineCatalog(home, Map.of(), clock), clock);
    }

    private Schedules memory() {
        return memory(context.repository());
    }

    /** Slots that ended so; their executions have the numbers from 1 on. */
    private void ended(SlotState state, String first, int count) {
        jdbc.sql("INSERT INTO batchwright_slot (pipeline, slot_at, state, backfill, failures, execution_id)"
                        + " SELECT 'p', TIMESTAMP WITH TIME ZONE '" + first + "' + (x - 1) * INTERVAL '1' MINUTE, '"
                        + state
                        + "', FALSE, 1, x FROM SYSTEM_RANGE(1, " + count + ") AS s(x)")
                .update();
    }

    /** Each page is asked for once, and the loads of both states at a time. */
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
        assertThat(statements).hasValue(3 + 2 + 3);
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

    private void completed(long execution) {
        jdbc.sql("INSERT INTO batch_job_instance (job_instance_id, version, job_name, job_key)"
                        + " VALUES (:id, 0, 'p', CAST(:id AS VARCHAR))")
                .param("id", execution)
                .update();
        jdbc.sql("INSERT INTO batch_job_execution (job_execution_id, version, job_instance_id, create_time, status)"
                        + " VALUES (:id, 0, :id, TIMESTAMP '2026-01-01 00:00:00', 'COMPLETED')")
                .param("id", execution)
                .update();
    }

    /** Beginning at 03:01, after the last of which the schedule counts as failing. */
    private void failed(int count) {
        ScheduleSpec schedule = Objects.requireNonNull(
                Objects.requireNonNull(memory().catalog().find("p")).schedule());
        memory().schedules().begin("p", schedule, clock.instant());
        memory().schedules().setFailing("p", true);
        ended(SlotState.FAILED, "2026-01-01 03:01:00Z", count);
    }

    private void follow() {
        new LoadFollower(memory()).lookAtAll(clock.instant());
    }

    private boolean failing() {
        return memory().find("p").orElseThrow().failing();
    }

    private List<String> messages() {
        return memory().notifications(10, null).stream()
                .map(Notification::message)
                .toList();
    }

    private List<SlotState> states() {
        return memory().slots("p", 10, null).stream().map(Slot::state).toList();
    }

    @Test
    void anOldSlotIsNoRecoveryOfAPipelineThatHasFailedSince() {
        failed(2);
        completed(1);
        follow();
        assertThat(states()).containsExactly(SlotState.FAILED, SlotState.COMPLETED);
        assertThat(failing()).isTrue();
        assertThat(messages()).isEmpty();

        completed(2);
        follow();
        assertThat(states()).containsOnly(SlotState.COMPLETED);
        assertThat(failing()).isFalse();
        assertThat(messages()).containsExactly("p, slot 2026-01-01T03:02:00Z: works again");
    }

    @Test
    void aBackfillTellsNothingOfTheSchedule() {
        failed(2);
        jdbc.sql("UPDATE batchwright_slot SET backfill = TRUE WHERE execution_id = 2")
                .update();
        completed(2);
        follow();
        assertThat(states()).containsExactly(SlotState.COMPLETED, SlotState.FAILED);
        assertThat(failing()).isTrue();
        assertThat(messages()).isEmpty();
    }

    @Test
    void norDoesOneThatHasFailed() {
        failed(2);
        jdbc.sql("UPDATE batchwright_slot SET backfill = TRUE WHERE execution_id = 2")
                .update();
        completed(1);
        follow();
        assertThat(failing()).isFalse();
        assertThat(messages()).containsExactly("p, slot 2026-01-01T03:01:00Z: works again");
    }

    /** Where a load of what is new has failed in one slot and was stopped in the next. */
    @Test
    void theYoungestOfTheSlotsThatALoadCompletesIsTheOneThatWorksAgain() {
        failed(1);
        jdbc.sql("INSERT INTO batchwright_slot (pipeline, slot_at, state, backfill, failures, execution_id)"
                        + " VALUES ('p', TIMESTAMP WITH TIME ZONE '2026-01-01 03:02:00Z', 'STOPPED', FALSE, 0, 2)")
                .update();
        completed(1);
        completed(2);
        follow();
        assertThat(states()).containsOnly(SlotState.COMPLETED);
        assertThat(messages()).containsExactly("p, slot 2026-01-01T03:02:00Z: works again");
    }

    /** It may be what has completed the load of the one before, and knows its counts. */
    @Test
    void aSlotThatRunsIsHeardFirst() {
        failed(1);
        completed(1);
        jdbc.sql("INSERT INTO batchwright_slot (pipeline, slot_at, state, server_id, backfill, failures)"
                        + " VALUES ('p', TIMESTAMP WITH TIME ZONE '2026-01-01 03:02:00Z', 'RUNNING', 's', FALSE, 0)")
                .update();
        follow();
        assertThat(states()).containsExactly(SlotState.RUNNING, SlotState.FAILED);
        jdbc.sql("UPDATE batchwright_slot SET state = 'MISSED' WHERE server_id = 's'")
                .update();
        follow();
        assertThat(states()).containsExactly(SlotState.MISSED, SlotState.COMPLETED);
    }

    @Test
    void aRecoveryHasTheCountsOfTheWholeLoad() throws IOException {
        failed(1);
        Files.writeString(home.resolve("in.log"), "id=1\nnonsense\nid=3\n");
        Pipeline pipeline = Objects.requireNonNull(
                Objects.requireNonNull(memory().catalog().find("p")).pipeline());
        RunResult run = context.runner().run(pipeline, home, RunOptions.PLAIN, RunListener.NONE, new StopSignal());
        assertThat(run.execution()).isEqualTo(1);
        follow();
        assertThat(memory().notifications(1, null))
                .singleElement()
                .extracting(Notification::payload)
                .asString()
                .contains("\"event\":\"recovery\"", "\"execution\":1")
                .contains("\"read\":3,\"written\":2,\"filtered\":0,\"rejected\":1,\"ignored\":0")
                .doesNotContain("failure");
    }
}
