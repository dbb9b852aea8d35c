package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the commands about schedules promise, whatever the database. */
abstract class ScheduleContract {

    private static final String LOADED = "select count(*), count(distinct slot) from loaded";
    private static final String STATES = "select state, count(*) from batchwright_slot group by state order by state";

    private CliHome home;

    abstract CliHome home(Path directory);

    @BeforeEach
    void makeHome(@TempDir Path directory) {
        home = home(directory).pipeline("daily", """
                        parameters: { slot: timestamp }
                        source: { type: file, path: in.log }
                        format: { type: key-value }
                        fields: { id: long }
                        transform:
                          - set: { slot: params.slot }
                        sink: { type: jdbc, table: loaded }
                        schedule: { cron: 0 3 * * *, zone: Europe/Berlin }
                        """).file("in.log", "id=1\nid=2\n");
    }

    CliHome current() {
        return home;
    }

    private CliHome.Result backfill(String... more) {
        String[] all = new String[more.length + 3];
        all[0] = "jobs";
        all[1] = "backfill";
        all[2] = "daily";
        System.arraycopy(more, 0, all, 3, more.length);
        return home.run(all);
    }

    @Test
    void runsTheSlotsOfATime() {
        CliHome.Result result = backfill("--from", "2026-03-28", "--to", "2026-03-31T03:00");
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo("""
                daily 2026-03-28 03:00:00 +01:00: completed, 2 read, 2 written, 0 rejected
                daily 2026-03-29 03:00:00 +02:00: completed, 2 read, 2 written, 0 rejected
                daily 2026-03-30 03:00:00 +02:00: completed, 2 read, 2 written, 0 rejected
                3 slots run, 0 left out
                """);
        assertThat(home.query(LOADED)).containsExactly("6|3");
        assertThat(home.query("select parameter_value, identifying from batch_job_execution_params"
                        + " where parameter_name = 'slot' order by parameter_value"))
                .containsExactly("2026-03-28T02:00:00Z|Y", "2026-03-29T01:00:00Z|Y", "2026-03-30T01:00:00Z|Y");
    }

    @Test
    void whatIsLoadedIsNotLoadedAgain() {
        backfill("--from", "2026-03-28", "--to", "2026-03-30");
        assertThat(backfill("--from", "2026-03-27", "--to", "2026-03-30").out())
                .contains("03-27 03:00:00 +01:00: completed", "03-28 03:00:00 +01:00: already loaded");
        home.file("in.log", "id=3\n");
        assertThat(backfill("--from", "2026-03-26", "--to", "2026-03-30", "--only-missing")
                        .out())
                .contains("03-26 03:00:00 +01:00: completed, 1 read", "03-27 03:00:00 +01:00: done before")
                .endsWith("1 slot run, 3 left out\n");
        assertThat(home.query(LOADED)).containsExactly("7|4");
        assertThat(home.query(STATES)).containsExactly("COMPLETED|4");
    }

    @Test
    void endsWithTheFirstSlotThatFailsAndGoesOnThere() {
        home.file("in.log", "id=1\nid=x\n");
        CliHome.Result failed = backfill("--from", "2026-03-28", "--to", "2026-03-30", "max-rejects=0");
        assertThat(failed.exit()).isEqualTo(ExitCodes.FAILED);
        assertThat(failed.out())
                .contains("03-28 03:00:00 +01:00: failed, 2 read")
                .endsWith("1 slot run, 0 left out\n");
        assertThat(failed.err()).contains("too many rejects");
        assertThat(home.query(STATES)).containsExactly("FAILED|1");

        assertThat(backfill("--from", "2026-03-28", "--to", "2026-03-30").exit())
                .isZero();
        assertThat(home.query(STATES)).containsExactly("COMPLETED|2");
        assertThat(home.query(LOADED)).containsExactly("2|2");
    }

    /** There is no --rerun for a slot: what the messages say instead is done. */
    @Test
    void aSlotWhoseInputWasMendedIsGivenUpAndRunAgain() {
        home.file("in.log", "id=1\nid=x\n");
        CliHome.Result failed = backfill("--from", "2026-03-28", "--to", "2026-03-30", "max-rejects=0");
        home.file("in.log", "id=1\nid=2\nid=3\n");
        CliHome.Result refused = backfill("--from", "2026-03-28", "--to", "2026-03-30");
        for (CliHome.Result result : List.of(failed, refused)) {
            assertThat(result.exit()).isEqualTo(ExitCodes.FAILED);
            assertThat(result.err())
                    .contains("batchwright jobs abandon")
                    .contains("batchwright jobs backfill daily --from 2026-03-28T02:00:00Z --to 2026-03-28T02:00:01Z")
                    .doesNotContain("--rerun");
        }
        assertThat(refused.err()).contains("its input has changed");

        assertThat(home.run("jobs", "abandon", "1").exit()).isZero();
        CliHome.Result again = backfill("--from", "2026-03-28T02:00:00Z", "--to", "2026-03-28T02:00:01Z");
        assertThat(again.out()).contains("completed, 3 read").endsWith("1 slot run, 0 left out\n");
    }

    @Test
    void aSlotThatWasGivenUpIsLoadedByHand() {
        home.file("in.log", "id=1\nid=x\n");
        backfill("--from", "2026-03-28", "--to", "2026-03-29", "max-rejects=0");
        home.run("jobs", "abandon", "1");
        assertThat(backfill("--from", "2026-03-28", "--to", "2026-03-29").err())
                .contains("was abandoned")
                .contains("batchwright run daily slot=2026-03-28T02:00:00Z --rerun");
        CliHome.Result byHand = home.run("run", "daily", "slot=2026-03-28T02:00:00Z", "--rerun");
        assertThat(byHand.exit()).as(byHand.err()).isZero();
    }

    @Test
    void aSlotThatCanNotBeginFails() {
        CliHome.Result failed = backfill("--from", "2026-03-28", "--to", "2026-03-30", "source.path=nowhere.log");
        assertThat(failed.exit()).isEqualTo(ExitCodes.FAILED);
        assertThat(failed.err()).contains("nowhere.log").contains("daily 2026-03-28 03:00:00 +01:00: failed");
        assertThat(home.query("select state, reason from batchwright_slot"))
                .hasSize(1)
                .allMatch(row -> row.contains("nowhere.log"));
    }

    @Test
    void aSlotOfABackfillIsGoneOnWithByJobsRestart() {
        home.file("in.log", "id=1\nid=x\n");
        backfill("--from", "2026-03-28", "--to", "2026-03-29", "max-rejects=0");
        CliHome.Result restarted = home.run("jobs", "restart", "1", "max-rejects=1");
        assertThat(restarted.exit()).as(restarted.err()).isZero();
        assertThat(home.query(LOADED)).containsExactly("1|1");
        assertThat(home.query("select count(*) from batch_job_instance")).containsExactly("1");
        assertThat(backfill("--from", "2026-03-28", "--to", "2026-03-29", "--only-missing")
                        .out())
                .contains("done before");
        assertThat(home.query("select state, execution_id, reason from batchwright_slot"))
                .containsExactly("COMPLETED|2|its load was completed by execution 2");
    }

    /** Nothing was accounted for, so that the mended input is another instance, of the same slot. */
    @Test
    void aSlotFollowsItsLoadAlsoWhereThatBeganAnew() {
        home.file("in.log", "id=1\nid=x\n");
        backfill("--from", "2026-03-28", "--to", "2026-03-29", "on-reject=fail");
        home.file("in.log", "id=1\nid=2\n");
        CliHome.Result restarted = home.run("jobs", "restart", "1");
        assertThat(restarted.exit()).as(restarted.err()).isZero();
        assertThat(home.query("select count(*) from batch_job_instance")).containsExactly("2");
        assertThat(backfill("--from", "2026-03-28", "--to", "2026-03-29", "--only-missing")
                        .out())
                .contains("done before");
    }

    @Test
    void printsJson() {
        CliHome.Result result = backfill("--from", "2026-03-28", "--to", "2026-03-30", "--json");
        JsonNode array = JsonMapper.shared().readTree(result.out());
        assertThat(array.size()).isEqualTo(2);
        assertThat(array.get(1).get("slot").asString()).isEqualTo("2026-03-29T01:00:00Z");
        assertThat(array.get(1).get("status").asString()).isEqualTo("COMPLETED");
        assertThat(array.get(1).get("written").asLong()).isEqualTo(2);
    }

    @Test
    void saysWhatIsWrongWithTheTimes() {
        assertThat(backfill("--from", "yesterday").err())
                .contains(
                        "--from: expected a time such as 2026-01-31, 2026-01-31T03:00 or 2026-01-31T03:00Z, found 'yesterday'");
        assertThat(backfill("--from", "2026-03-28", "--to", "2026-03-28").err())
                .contains("--from: expected a time before --to");
        CliHome.Result unscheduled = home.run("jobs", "backfill", "metrics", "--from", "2026-03-28");
        assertThat(unscheduled.exit()).isEqualTo(ExitCodes.USAGE);
        assertThat(unscheduled.err()).contains("'metrics' has no schedule");
    }

    @Test
    void listsComingSlotsAndPauses() {
        assertThat(home.run("jobs", "pause", "daily").out()).contains("daily is paused");
        assertThat(home.run("jobs", "pause", "daily").out()).contains("was paused before");
        JsonNode next = JsonMapper.shared()
                .readTree(home.run("jobs", "next", "daily", "-n", "2", "--json").out());
        assertThat(next.size()).isEqualTo(2);
        assertThat(next.get(0).get("paused").asBoolean()).isTrue();
        assertThat(home.run("jobs", "next").out()).contains("slot", "0 3 * * *", "Europe/Berlin", "paused");
        assertThat(home.run("jobs", "resume", "daily").out()).contains("daily goes on");
        assertThat(home.run("jobs", "resume", "daily").out()).contains("was not paused");
        CliHome.Result unscheduled = home.run("jobs", "pause", "metrics");
        assertThat(unscheduled.exit()).isEqualTo(ExitCodes.USAGE);
        assertThat(unscheduled.err()).contains("'metrics' has no schedule");
    }

    /** A run by hand is no slot. */
    @Test
    void aRunByHandStaysAPlainRun() {
        CliHome.Result run = home.run("run", "daily", "slot=2026-03-28T02:00:00Z");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(home.query("select count(*) from batchwright_slot")).containsExactly("0");
        assertThat(home.query("select count(*) from batch_job_execution_params where parameter_name = 'slot'"))
                .containsExactly("0");
    }

    @Test
    void validateSaysWhatWouldDouble() {
        assertThat(home.run("validate", "daily").out()).doesNotContain("Every slot");
        home.pipeline("twice", """
                source: { type: file, path: in.log }
                format: { type: key-value }
                fields: { id: long }
                sink: { type: jdbc, table: loaded }
                schedule: { cron: "@daily" }
                """);
        CliHome.Result doubling = home.run("validate", "twice");
        assertThat(doubling.exit()).isZero();
        assertThat(doubling.out()).contains("Every slot of its schedule loads all that its source has");
    }
}
