package io.batchwright.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.batch.BatchContext;
import io.batchwright.pipeline.PipelineCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a scheduler promises, whatever the database. Slots come every minute, beginning at 03:01. */
abstract class SchedulerContract {

    static final String EVERY_MINUTE = "schedule: { cron: '* * * * *', zone: UTC%s }\n";

    final SettableClock clock = new SettableClock("2026-01-01T03:00:30Z");
    final HeldRuns runs = new HeldRuns();
    private Path home;
    private BatchContext context;
    private Scheduler scheduler;

    /** Writes the settings of a home whose database is empty. */
    abstract void configure(Path directory) throws IOException;

    @BeforeEach
    void open(@TempDir Path directory) throws IOException {
        home = directory;
        configure(directory);
        context = BatchContext.start(home, false);
        scheduler = newScheduler(runs);
    }

    @AfterEach
    void close() {
        scheduler.close();
        runs.allStop();
        context.close();
    }

    BatchContext context() {
        return context;
    }

    Path home() {
        return home;
    }

    Scheduler newScheduler(SlotRunner runner) {
        return new Scheduler(memory(), context.servers(), runner, clock, task -> {});
    }

    /** A new one each time, so that nothing is found but in the database. */
    Schedules memory() {
        return memory(context);
    }

    Schedules memory(BatchContext opened) {
        PipelineCatalog catalog = new PipelineCatalog(home, Map.of(), clock);
        return new Schedules(opened.repository(), opened.completedLoads(), catalog, clock);
    }

    void pipeline(String name, String more) {
        write("config/pipelines/" + name + ".yml", """
                source: { type: file, path: in.log }
                format: { type: key-value }
                fields: { id: long }
                sink: { type: jdbc, table: loaded }
                """ + more);
    }

    void write(String file, String text) {
        try {
            Path path = home.resolve(file);
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A schedule whose memory has begun at 03:00:30. */
    void scheduled(String options, String more) {
        pipeline("p", EVERY_MINUTE.formatted(options) + more);
        scheduler.look();
    }

    void lookAt(String time) {
        clock.set("2026-01-01T" + time + "Z");
        scheduler.look();
    }

    /** The slots of {@code p}, the oldest first: its time and how it stands. */
    List<String> slots() {
        List<Slot> slots = memory().slots("p", 100, null);
        return slots.stream()
                .sorted((a, b) -> a.time().compareTo(b.time()))
                .map(slot -> slot.time().toString().substring(11, 16) + " " + slot.state())
                .toList();
    }

    Slot slot(String time) {
        return memory().slots("p", 100, null).stream()
                .filter(slot -> slot.time().equals(Instant.parse("2026-01-01T" + time + ":00Z")))
                .findFirst()
                .orElseThrow();
    }

    List<String> messages() {
        return memory().notifications(100, null).stream()
                .map(notification -> notification.event() + " " + notification.message())
                .toList();
    }

    @Test
    void eachSlotRunsWhenItComes() {
        scheduled("", "");
        lookAt("03:00:59");
        assertThat(runs.begun()).isEmpty();

        lookAt("03:01:00");
        lookAt("03:01:01");
        assertThat(runs.begun()).containsExactly("p 2026-01-01T03:01:00Z");
        assertThat(slots()).containsExactly("03:01 RUNNING");

        runs.completes();
        lookAt("03:01:02");
        assertThat(slots()).containsExactly("03:01 COMPLETED");
        assertThat(slot("03:01").execution()).isEqualTo(1);

        lookAt("03:02:00");
        assertThat(runs.begun()).containsExactly("p 2026-01-01T03:01:00Z", "p 2026-01-01T03:02:00Z");
    }

    @Test
    void slotsBeforeAScheduleWasSeenAreNotMissed() {
        clock.set("2026-01-01T12:00:00Z");
        scheduled(", missed: all", "");
        lookAt("12:01:00");
        assertThat(slots()).containsExactly("12:01 RUNNING");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    none | 03:01 MISSED, 03:02 MISSED, 03:03 MISSED
                    last | 03:01 MISSED, 03:02 MISSED, 03:03 RUNNING
                    all  | 03:01 RUNNING, 03:02 WAITING, 03:03 WAITING
                    """)
    void whatNoServerSawIsMissed(String missed, String expected) {
        scheduled(", missed: " + missed, "");
        scheduler.close();
        scheduler = newScheduler(runs);
        lookAt("03:03:40");
        assertThat(slots()).isEqualTo(List.of(expected.split(", ")));
    }

    @Test
    void allThatWereMissedRunInOrder() {
        scheduled(", missed: all", "");
        lookAt("03:03:40");
        runs.completes();
        lookAt("03:03:41");
        runs.completes();
        lookAt("03:03:42");
        runs.completes();
        lookAt("03:03:43");
        assertThat(runs.begun())
                .containsExactly("p 2026-01-01T03:01:00Z", "p 2026-01-01T03:02:00Z", "p 2026-01-01T03:03:00Z");
        assertThat(slots()).containsExactly("03:01 COMPLETED", "03:02 COMPLETED", "03:03 COMPLETED");
    }

    @Test
    void aSlotThatComesWhileTheOneBeforeRunsIsSkipped() {
        scheduled("", "");
        lookAt("03:01:00");
        lookAt("03:02:00");
        runs.completes();
        lookAt("03:03:00");
        assertThat(slots()).containsExactly("03:01 COMPLETED", "03:02 SKIPPED", "03:03 RUNNING");
        assertThat(slot("03:02").reason()).isEqualTo("the slot before it had not ended");
    }

    @Test
    void orItWaits() {
        scheduled(", overlap: queue", "");
        lookAt("03:01:00");
        lookAt("03:02:00");
        lookAt("03:03:00");
        assertThat(slots()).containsExactly("03:01 RUNNING", "03:02 WAITING", "03:03 WAITING");
        runs.completes();
        lookAt("03:03:01");
        assertThat(slots()).containsExactly("03:01 COMPLETED", "03:02 RUNNING", "03:03 WAITING");
    }

    @Test
    void aFailedSlotIsTriedAgainAndThenGivenUp() {
        scheduled("", "retry: { attempts: 2, delay: 5s }\n");
        lookAt("03:01:00");
        runs.fails("no disk");
        lookAt("03:01:01");
        assertThat(slots()).containsExactly("03:01 WAITING");
        assertThat(slot("03:01").reason()).contains("no disk");
        lookAt("03:01:05");
        assertThat(runs.begun()).hasSize(1);
        lookAt("03:01:06");
        assertThat(runs.begun()).hasSize(2);
        runs.fails("no disk");
        lookAt("03:01:07");
        lookAt("03:01:12");
        assertThat(runs.begun()).hasSize(3);
        runs.throwsInstead(new IllegalStateException("no input"));
        lookAt("03:01:13");
        assertThat(slots()).containsExactly("03:01 FAILED");
        assertThat(slot("03:01").failures()).isEqualTo(3);
        assertThat(slot("03:01").reason()).contains("no input");
        assertThat(memory().find("p").orElseThrow().failing()).isTrue();
    }

    @Test
    void noMoreRunAtOnceThanAllowed() {
        for (String name : List.of("a", "b", "p")) {
            pipeline(name, EVERY_MINUTE.formatted(""));
        }
        scheduler.look();
        lookAt("03:01:00");
        assertThat(runs.begun()).containsExactly("a 2026-01-01T03:01:00Z", "b 2026-01-01T03:01:00Z");
        assertThat(slots()).containsExactly("03:01 WAITING");
        runs.completes();
        lookAt("03:01:20");
        assertThat(runs.begun()).hasSize(3).endsWith("p 2026-01-01T03:01:00Z");
    }

    @Test
    void whileItIsPausedNothingBegins() {
        scheduled("", "");
        assertThat(memory().pause("p", "anna")).isTrue();
        assertThat(memory().pause("p", "bert")).isFalse();
        lookAt("03:01:00");
        lookAt("03:03:00");
        assertThat(slots()).isEmpty();
        ScheduleState state = memory().find("p").orElseThrow();
        assertThat(state.paused()).isTrue();
        assertThat(state.pausedBy()).isEqualTo("anna");
        assertThat(state.next()).isEqualTo("2026-01-01T03:04:00Z");

        assertThat(memory().resume("p")).isTrue();
        assertThat(memory().resume("p")).isFalse();
        lookAt("03:03:20");
        assertThat(slots()).containsExactly("03:01 MISSED", "03:02 MISSED", "03:03 RUNNING");
    }

    @Test
    void aSlotThatWaitsDoesNotBeginWhilePaused() {
        scheduled("", "retry: { attempts: 1, delay: 5s }\n");
        lookAt("03:01:00");
        runs.fails("no disk");
        lookAt("03:01:01");
        memory().pause("p", "anna");
        lookAt("03:01:10");
        assertThat(runs.begun()).hasSize(1);
        memory().resume("p");
        lookAt("03:01:11");
        assertThat(runs.begun()).hasSize(2);
    }

    @Test
    void aBrokenFileStandsStillAndOthersGoOn() {
        pipeline("q", EVERY_MINUTE.formatted(""));
        scheduled("", "");
        pipeline("p", "schedule: { crno: '* * * * *' }\n");
        lookAt("03:01:00");
        assertThat(runs.begun()).containsExactly("q 2026-01-01T03:01:00Z");
        ScheduleState broken = memory().find("p").orElseThrow();
        assertThat(broken.problem()).contains("unknown key 'crno'");
        assertThat(broken.next()).isNull();

        pipeline("p", EVERY_MINUTE.formatted(""));
        lookAt("03:01:05");
        assertThat(runs.begun()).endsWith("p 2026-01-01T03:01:00Z");
    }

    @Test
    void aChangedScheduleIsFollowed() {
        scheduled("", "");
        pipeline("p", "schedule: { cron: '30 * * * * *', zone: UTC }\n");
        lookAt("03:01:00");
        assertThat(runs.begun()).containsExactly("p 2026-01-01T03:01:00Z");
        runs.completes();
        lookAt("03:01:30");
        assertThat(runs.begun()).endsWith("p 2026-01-01T03:01:30Z");
        runs.completes();
        lookAt("03:02:00");
        assertThat(runs.begun()).hasSize(2);
    }

    @Test
    void aScheduleThatIsTakenAwayIsForgotten() {
        scheduled(", overlap: queue", "");
        lookAt("03:01:00");
        lookAt("03:02:00");
        pipeline("p", "");
        lookAt("03:02:01");
        assertThat(slots()).containsExactly("03:01 RUNNING", "03:02 SKIPPED");
        assertThat(memory().all()).isEmpty();
        runs.completes();
        lookAt("03:10:00");
        pipeline("p", EVERY_MINUTE.formatted(", missed: all"));
        lookAt("03:20:00");
        lookAt("03:21:00");
        assertThat(slots()).containsExactly("03:01 COMPLETED", "03:02 SKIPPED", "03:21 RUNNING");
    }

    @Test
    void aRunThatAPersonStopsIsNotGoneOnWith() {
        scheduled("", "");
        lookAt("03:01:00");
        runs.stops();
        lookAt("03:01:05");
        assertThat(slots()).containsExactly("03:01 STOPPED");
    }

    /** An execution of a run that a person has begun, or of the slot itself. */
    private void execution(long id, long instance, String status) {
        JdbcClient jdbc = JdbcClient.create(context.repository());
        jdbc.sql("INSERT INTO batch_job_instance (job_instance_id, version, job_name, job_key)"
                        + " SELECT " + instance + ", 0, 'p', '" + instance + "' WHERE NOT EXISTS"
                        + " (SELECT 1 FROM batch_job_instance WHERE job_instance_id = " + instance + ")")
                .update();
        jdbc.sql("INSERT INTO batch_job_execution (job_execution_id, version, job_instance_id, create_time, status)"
                        + " VALUES (" + id + ", 0, " + instance + ", TIMESTAMP '2026-01-01 00:00:00', '" + status
                        + "')")
                .update();
    }

    @Test
    void aFailedSlotIsCompleteOnceAPersonHasCompletedItsLoad() {
        scheduled("", "notify: { url: 'https://hooks.example.com/secret' }\n");
        lookAt("03:01:00");
        execution(1, 1, "FAILED");
        runs.fails("no disk");
        lookAt("03:01:01");
        execution(7, 1, "STARTED");
        execution(8, 2, "COMPLETED");
        lookAt("03:01:02");
        assertThat(slots()).containsExactly("03:01 FAILED");

        JdbcClient.create(context.repository())
                .sql("UPDATE batch_job_execution SET status = 'COMPLETED' WHERE job_execution_id = 7")
                .update();
        lookAt("03:01:03");
        lookAt("03:01:04");
        assertThat(slots()).containsExactly("03:01 COMPLETED");
        assertThat(slot("03:01").execution()).isEqualTo(7);
        assertThat(slot("03:01").ended()).isEqualTo("2026-01-01T03:01:03Z");
        assertThat(memory().find("p").orElseThrow().failing()).isFalse();
        assertThat(messages())
                .containsExactly(
                        "RECOVERY p, slot 2026-01-01T03:01:00Z: works again",
                        "FAILURE p, slot 2026-01-01T03:01:00Z: failed: IllegalStateException: no disk");
    }

    @Test
    void aStoppedSlotToo() {
        scheduled("", "notify: { url: 'https://hooks.example.com/secret' }\n");
        lookAt("03:01:00");
        execution(1, 1, "STOPPED");
        runs.stops();
        lookAt("03:01:05");
        execution(2, 1, "COMPLETED");
        lookAt("03:01:06");
        assertThat(slots()).containsExactly("03:01 COMPLETED");
        assertThat(messages()).isEmpty();
    }

    /** More of them than are looked at at once. */
    @Test
    void slotsThatFailedLongAgoAreNotForgotten() {
        scheduled("", "");
        JdbcClient.create(context.repository())
                .sql("INSERT INTO batchwright_slot (pipeline, slot_at, state, backfill, failures, execution_id)"
                        + " SELECT 'p', TIMESTAMP WITH TIME ZONE '2025-01-01 00:00:00Z' + x * INTERVAL '1' MINUTE, 'FAILED',"
                        + " FALSE, 1, x FROM " + series() + " AS s(x)")
                .update();
        execution(1199, 1, "COMPLETED");
        for (String time : List.of("03:00:40", "03:00:41", "03:00:42")) {
            lookAt(time);
        }
        assertThat(memory().slots("p", 2, null))
                .extracting(Slot::state)
                .containsExactly(SlotState.FAILED, SlotState.COMPLETED);
    }

    /** The numbers from 1 to 1,200, as a table function. */
    abstract String series();

    @Test
    void whatAServerStopsAsItEndsTheNextOneGoesOnWith() {
        scheduled("", "");
        lookAt("03:01:00");
        scheduler.close();
        runs.stops();
        assertThat(slots()).containsExactly("03:01 WAITING");
        scheduler = newScheduler(runs);
        lookAt("03:01:20");
        assertThat(runs.begun()).containsExactly("p 2026-01-01T03:01:00Z", "p 2026-01-01T03:01:00Z");
    }

    @Test
    void aSlotCountsAsWaitingUntilARunOfItHasBegun() {
        scheduled("", "");
        lookAt("03:01:00");
        scheduler.close();
        runs.throwsInstead(new CancellationException("its turn had not come"));
        assertThat(slots()).containsExactly("03:01 WAITING");
        assertThat(memory().find("p").orElseThrow().waiting()).isEqualTo(slot("03:01"));

        scheduler = newScheduler(runs);
        lookAt("03:01:10");
        scheduler.close();
        runs.stops();
        assertThat(slots()).containsExactly("03:01 WAITING");
        assertThat(slot("03:01").began()).isEqualTo("2026-01-01T03:01:10Z");
        assertThat(memory().find("p").orElseThrow().waiting()).isNull();
    }

    @Test
    void ofTwoServersOneRunsASlot() {
        HeldRuns others = new HeldRuns();
        try (Scheduler other = newScheduler(others)) {
            scheduled(", overlap: queue", "");
            for (int minute = 1; minute < 10; minute++) {
                clock.set("2026-01-01T03:0" + minute + ":00Z");
                Scheduler first = minute % 2 == 0 ? scheduler : other;
                Scheduler second = minute % 2 == 0 ? other : scheduler;
                first.look();
                second.look();
                (minute % 2 == 0 ? runs : others).completes();
                first.look();
            }
            assertThat(runs.begun()).hasSize(4).doesNotContainAnyElementsOf(others.begun());
            assertThat(others.begun()).hasSize(5).doesNotHaveDuplicates();
            assertThat(slots()).hasSize(9).allMatch(slot -> slot.endsWith("COMPLETED"));
        }
    }

    @Test
    void theParameterSlotHasTheSlotsTime() {
        scheduled("", "parameters: { slot: timestamp }\n");
        lookAt("03:01:00");
        assertThat(runs.last().pipeline().parameterTexts()).containsEntry("slot", "2026-01-01T03:01:00Z");
    }

    @Test
    void webhooksHearWhatTheyWantToHear() {
        scheduled(
                "",
                "notify: { url: 'https://hooks.example.com/secret', on: [failure, recovery, rejects, missed], rejects-above: 5% }\n");
        lookAt("03:01:00");
        runs.fails("no disk");
        lookAt("03:02:00");
        runs.completes(5);
        lookAt("03:03:00");
        lookAt("03:04:00");
        lookAt("03:05:00");
        runs.completes(6);
        lookAt("03:10:30");
        assertThat(messages())
                .containsExactly(
                        "MISSED p, slot 2026-01-01T03:09:00Z: was missed, as were 3 slots before it: " + DueSlots.LATE,
                        "REJECTS p, slot 2026-01-01T03:03:00Z: 6 of 100 records rejected",
                        "MISSED p, slot 2026-01-01T03:04:00Z: was skipped: the slot before it had not ended",
                        "RECOVERY p, slot 2026-01-01T03:02:00Z: works again",
                        "FAILURE p, slot 2026-01-01T03:01:00Z: failed: IllegalStateException: no disk");
        assertThat(memory().notifications(1, null).get(0).payload())
                .contains("\"event\":\"missed\"")
                .contains("\"slots\":4")
                .contains("\"pipeline\":\"p\"")
                .doesNotContain("execution", "failure\"", "read");
        assertThat(payload("FAILURE")).contains("\"failure\":\"IllegalStateException: no disk\"");
        assertThat(payload("RECOVERY")).contains("\"event\":\"recovery\"").doesNotContain("null", "\"failure\"");
    }

    private String payload(String event) {
        return memory().notifications(10, null).stream()
                .filter(message -> message.event().name().equals(event))
                .findFirst()
                .orElseThrow()
                .payload();
    }

    @Test
    void webhooksHearTheMillisecond() {
        scheduled("", "notify: { url: 'https://hooks.example.com/secret' }\n");
        lookAt("03:01:00");
        lookAt("03:10:30.123456789");
        assertThat(payload("MISSED")).contains("\"happenedAt\":\"2026-01-01T03:10:30.123Z\"");
    }

    @Test
    void slotsToComeAreListedInOrder() {
        pipeline("q", "schedule: { cron: '0 */2 * * *', zone: UTC }\n");
        scheduled("", "");
        assertThat(memory().coming(null, 3))
                .extracting(coming -> coming.schedule().pipeline() + " " + coming.time())
                .containsExactly("p 2026-01-01T03:01:00Z", "p 2026-01-01T03:02:00Z", "p 2026-01-01T03:03:00Z");
        assertThat(memory().coming("q", 2))
                .extracting(Schedules.Coming::time)
                .containsExactly(Instant.parse("2026-01-01T04:00:00Z"), Instant.parse("2026-01-01T06:00:00Z"));
        clock.forward(Duration.ofMinutes(59));
        assertThat(memory().coming(null, 2))
                .extracting(coming -> coming.schedule().pipeline())
                .containsExactly("p", "q");
    }
}
