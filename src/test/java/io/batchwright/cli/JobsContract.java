package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the {@code jobs} commands promise, whatever the database. */
abstract class JobsContract {

    private static final String STATUSES = "select status from batch_job_execution order by job_execution_id";

    private CliHome home;

    abstract CliHome home(Path directory);

    /** A pipeline of which an input with three bad lines fails after two chunks of 10. */
    @BeforeEach
    void makeHome(@TempDir Path directory) {
        home = home(directory)
                .pipeline("all", """
                        source: { type: file, path: nowhere.log }
                        format: { type: key-value }
                        fields: { id: long }
                        sink: { type: jdbc, table: loaded }
                        commit-every: 10
                        """)
                .file("in.log", lines(0, 25) + "nonsense\n".repeat(3) + lines(25, 50));
    }

    static String lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "id=" + i + "\n").collect(Collectors.joining());
    }

    CliHome current() {
        return home;
    }

    private void fail() {
        CliHome.Result failed = home.run("run", "all", "source.path=in.log", "max-rejects=2");
        assertThat(failed.exit()).as(failed.err()).isEqualTo(ExitCodes.FAILED);
        assertThat(home.query("select count(*) from loaded")).containsExactly("27");
    }

    private CliHome.Result jobs(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "jobs";
        System.arraycopy(args, 0, all, 1, args.length);
        return home.run(all);
    }

    private JsonNode json(String... args) {
        CliHome.Result result = jobs(args);
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out().lines()).hasSize(1);
        return JsonMapper.shared().readTree(result.out());
    }

    private static Iterable<String> texts(JsonNode array, String name) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(element -> element.get(name).asString())
                .toList();
    }

    @Test
    void listsExecutionsNewestFirst() {
        home.run("run", "metrics");
        fail();
        JsonNode list = json("list", "--json");
        assertThat(texts(list, "pipeline")).containsExactly("all", "metrics");
        JsonNode metrics = list.get(1);
        assertThat(metrics.get("status").asString()).isEqualTo("COMPLETED");
        assertThat(metrics.get("read").asLong()).isEqualTo(1000);
        assertThat(metrics.get("written").asLong()).isEqualTo(99);
        assertThat(metrics.get("filtered").asLong()).isEqualTo(901);
        assertThat(metrics.get("failure").isNull()).isTrue();
        assertThat(metrics.get("started").asString()).matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]{12}[+-]\\d\\d:\\d\\d");
        assertThat(list.get(0).get("rejected").asLong()).isEqualTo(3);
        assertThat(list.get(0).get("failure").asString()).startsWith("too many rejects: 3 of 30 records");

        assertThat(texts(
                        json(
                                "list",
                                "--json",
                                "-n",
                                "1",
                                "--before",
                                list.get(0).get("execution").asString()),
                        "pipeline"))
                .containsExactly("metrics");
        assertThat(texts(json("list", "--json", "--status", "failed", "--status", "STOPPED"), "pipeline"))
                .containsExactly("all");
        assertThat(texts(json("list", "metrics", "--json"), "pipeline")).containsExactly("metrics");
        assertThat(json("list", "reviews", "--json").size()).isZero();
        assertThat(jobs("list", "nothing", "--json").exit()).isEqualTo(2);
    }

    @Test
    void listsATableForPeople() {
        assertThat(jobs("list").out()).startsWith("no such executions");
        fail();
        assertThat(jobs("list", "-n", "1").out())
                .containsPattern("execution +\\| pipeline +\\| status +\\| started")
                .containsPattern(
                        "1 +\\| all +\\| FAILED +\\| [0-9: +-]+ \\| .*\\| 30 +\\| 27 +\\| 0 +\\| 3 +\\| too many rejects: 3")
                .contains("--before 1");
    }

    @Test
    void showsAllOfAnExecution() {
        fail();
        JsonNode shown = json("show", "1", "--json");
        assertThat(texts(shown.get("parameters"), "name"))
                .containsExactlyInAnyOrder("arguments.1", "arguments.2", "input", "rerun", "scope");
        assertThat(shown.get("load").get("read").asLong()).isEqualTo(30);
        assertThat(shown.get("load").get("complete").asBoolean()).isFalse();
        assertThat(texts(shown.get("steps"), "step")).containsExactly("load");
        assertThat(shown.get("trace").asString())
                .startsWith("too many rejects")
                .contains("TooManyRejectsException")
                .hasSizeLessThanOrEqualTo(2500);

        String text = jobs("show", "1").out();
        assertThat(text)
                .startsWith("execution 1 of all: FAILED")
                .containsPattern("failure +too many rejects: 3 of 30")
                .contains("source.path=in.log")
                .contains("batchwright rejects show all")
                .contains("batchwright jobs restart 1")
                .doesNotContain("\tat ");
        CliHome.Result none = jobs("show", "99");
        assertThat(none.exit()).isEqualTo(ExitCodes.USAGE);
        assertThat(none.err()).contains("no execution 99");
    }

    @Test
    void restartsWithTheSameArguments() {
        fail();
        CliHome.Result restarted = jobs("restart", "1", "max-rejects=3", "--json");
        assertThat(restarted.exit()).as(restarted.err()).isZero();
        assertThat(restarted.out()).contains("\"read\":53,\"written\":50,").contains("\"resumedFrom\":\"0:");
        assertThat(home.query("select count(*), count(distinct id) from loaded"))
                .containsExactly("50|50");
        assertThat(home.query(STATUSES)).containsExactly("FAILED", "COMPLETED");

        CliHome.Result complete = jobs("restart", "2");
        assertThat(complete.exit()).isEqualTo(ExitCodes.FAILED);
        assertThat(complete.err()).contains("is complete").contains("--rerun");
    }

    /** Where a load stands is in its checkpoint only. */
    @Test
    void goesOnThoughWhatSpringBatchKeepsCanNotBeRead() {
        fail();
        home.execute("update batch_job_execution_context set short_context = '{}', serialized_context = null");
        home.execute("update batch_step_execution_context set short_context = '{}', serialized_context = null");
        CliHome.Result restarted = jobs("restart", "1", "max-rejects=3");
        assertThat(restarted.exit()).as(restarted.err()).isZero();
        assertThat(home.query("select count(*), count(distinct id), sum(id) from loaded"))
                .containsExactly("50|50|1225");
    }

    @Test
    void restartsAPipelineThatWasGivenByPath() {
        home.file("elsewhere/mine.yml", """
                source: { type: file, path: in.log }
                format: { type: key-value }
                fields: { id: long }
                sink: { type: jdbc, table: loaded }
                max-rejects: 2
                """);
        String path = home.directory().resolve("elsewhere/mine.yml").toString();
        assertThat(home.run("run", path).exit()).isEqualTo(ExitCodes.FAILED);
        CliHome.Result restarted = jobs("restart", "1", "max-rejects=3");
        assertThat(restarted.exit()).as(restarted.err()).isZero();
    }

    @Test
    void asksForSecretsAgain() {
        home.pipeline("secret", """
                parameters: { token: { type: string, secret: true } }
                source: { type: file, path: in.log }
                format: { type: key-value }
                fields: { id: long }
                sink: { type: jdbc, table: loaded }
                max-rejects: 2
                """);
        assertThat(home.run("run", "secret", "token=hunter2").exit()).isEqualTo(ExitCodes.FAILED);
        assertThat(home.query("select parameter_value from batch_job_execution_params"))
                .contains("token")
                .noneMatch(value -> value.contains("hunter2"));

        CliHome.Result refused = jobs("restart", "1");
        assertThat(refused.exit()).isEqualTo(ExitCodes.USAGE);
        assertThat(refused.err()).contains("batchwright jobs restart 1 token=…");
        CliHome.Result restarted = jobs("restart", "1", "token=hunter2", "max-rejects=3");
        assertThat(restarted.exit()).as(restarted.err()).isZero();
    }

    @Test
    void refusesARestartThatWouldBeAnotherLoad() {
        fail();
        CliHome.Result other = jobs("restart", "1", "sink.table=other");
        assertThat(other.exit()).isEqualTo(ExitCodes.FAILED);
        assertThat(other.err()).contains("would not go on with the load of execution 1");
        assertThat(home.query(STATUSES)).containsExactly("FAILED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"STARTING", "STARTED", "STOPPING", "UNKNOWN"})
    void recoversWhatADeadProcessLeft(String status) {
        fail();
        leave(status);
        assertThat(texts(json("recover", "1", "--json"), "status")).containsExactly("FAILED");
        assertThat(home.query("select status from batch_step_execution")).containsExactly("FAILED");
        assertThat(jobs("restart", "1", "max-rejects=3").exit()).isZero();

        CliHome.Result nothing = jobs("recover", "1");
        assertThat(nothing.exit()).isEqualTo(ExitCodes.FAILED);
        assertThat(nothing.err()).contains("nothing to recover");
    }

    /** As where the database was away when the step ended, and back when the job did. */
    @Test
    void goesOnThoughTheStepOfAFailedExecutionSeemsToRun() {
        fail();
        leaveStep("STARTED");
        CliHome.Result resumed = home.run("run", "all", "source.path=in.log", "max-rejects=3");
        assertThat(resumed.exit()).as(resumed.err()).isZero();
        assertThat(home.query("select count(*), count(distinct id) from loaded"))
                .containsExactly("50|50");
        assertThat(home.query("select status from batch_step_execution order by step_execution_id"))
                .containsExactly("FAILED", "COMPLETED");
    }

    @ParameterizedTest
    @CsvSource({"STARTED, 1", "UNKNOWN, 1", "STARTED, --all"})
    void recoversTheStepOfAFailedExecution(String status, String which) {
        fail();
        leaveStep(status);
        JsonNode recovered = json("recover", which, "--json").get(0);
        assertThat(recovered.get("status").asString()).isEqualTo("FAILED");
        assertThat(recovered.get("failure").asString()).startsWith("too many rejects");
        assertThat(home.query("select status from batch_step_execution where end_time is not null"))
                .containsExactly("FAILED");
        assertThat(jobs("recover", "1").err()).contains("nothing to recover");
        assertThat(jobs("recover", "--all").out()).contains("nothing was recovered");
    }

    private void leaveStep(String status) {
        home.execute("update batch_step_execution set end_time = null, status = '" + status + "'");
    }

    /** Lets the only execution look as if its process had died. */
    private void leave(String status) {
        home.execute("update batch_job_execution set end_time = null, status = '" + status + "'");
        leaveStep(status);
    }

    @Test
    void recoversACompleteLoadAsCompleted() {
        home.run("run", "metrics");
        leave("STARTED");
        assertThat(texts(json("recover", "--all", "--json"), "status")).containsExactly("COMPLETED");
    }

    /** What a table has needs no place to be put in, and so no pipeline. */
    @Test
    void recoversACompleteLoadOfATableThoughItsPipelineIsGone() throws IOException {
        home.run("run", "metrics");
        leave("STARTED");
        Files.delete(home.directory().resolve("config/pipelines/metrics.yml"));
        assertThat(texts(json("recover", "1", "--json"), "status")).containsExactly("COMPLETED");
    }

    @Test
    void recoversForeignExecutionsByForceOnly() {
        fail();
        foreign("STARTED");
        CliHome.Result all = jobs("recover", "--all");
        assertThat(all.exit()).isZero();
        assertThat(all.err()).contains("--force");
        assertThat(all.out()).contains("nothing was recovered");
        assertThat(jobs("recover", "900").exit()).isEqualTo(ExitCodes.FAILED);
        assertThat(jobs("recover", "900", "--force").exit()).isZero();
        assertThat(home.query(STATUSES)).containsExactly("FAILED", "FAILED");
    }

    @Test
    void recoversOnlyTheStepOfAForeignExecutionThatHasEnded() {
        jobs("list");
        foreign("COMPLETED");
        home.execute("insert into batch_step_execution (step_execution_id, version, step_name, job_execution_id,"
                + " create_time, status) values (900, 0, 'theirs', 900, timestamp '2020-01-01 00:00:00', 'STARTED')");
        assertThat(jobs("recover", "900", "--force").exit()).isZero();
        assertThat(home.query("select e.status, s.status from batch_job_execution e join batch_step_execution s"
                        + " on s.job_execution_id = e.job_execution_id"))
                .containsExactly("COMPLETED|FAILED");
    }

    /** Spring Batch makes a parameter an object of the class that it was given as. */
    @Test
    void showsAForeignExecutionOfWhichAParameterCanNotBeRead() {
        jobs("list");
        foreign("STARTED");
        home.execute("insert into batch_job_execution_params (job_execution_id, parameter_name, parameter_type,"
                + " parameter_value, identifying) values (900, 'which', 'com.example.Theirs', 'x', 'Y')");
        assertThat(json("show", "900", "--json").get("load").isNull()).isTrue();
        for (String action : List.of("recover", "abandon", "restart", "stop")) {
            CliHome.Result refused = jobs(action, "900");
            assertThat(refused.exit()).as(action).isEqualTo(ExitCodes.FAILED);
            assertThat(refused.err())
                    .contains("execution 900 can not be read here")
                    .contains("the application that made it");
        }
        assertThat(jobs("recover", "--all", "--force").out()).contains("nothing was recovered");
    }

    /** An execution 900 of another application. */
    private void foreign(String status) {
        home.execute("insert into batch_job_instance (job_instance_id, version, job_name, job_key)"
                + " values (900, 0, 'theirs', 'k')");
        home.execute("insert into batch_job_execution (job_execution_id, version, job_instance_id, create_time,"
                + " start_time, end_time, status, exit_code) values (900, 0, 900, timestamp '2020-01-01 00:00:00',"
                + " timestamp '2020-01-01 00:00:00', "
                + (status.equals("STARTED") ? "null" : "timestamp '2020-01-01 00:01:00'") + ", '" + status + "', 'X')");
    }

    @Test
    void anAbandonedLoadIsNotResumed() {
        fail();
        CliHome.Result abandoned = jobs("abandon", "1");
        assertThat(abandoned.exit()).as(abandoned.err()).isZero();
        assertThat(abandoned.out()).contains("is abandoned.");
        assertThat(jobs("abandon", "1").out()).contains("was abandoned before.");
        assertThat(home.query(STATUSES)).containsExactly("ABANDONED");
        assertThat(jobs("restart", "1").err()).contains("was abandoned").contains("--rerun");

        CliHome.Result refused = home.run("run", "all", "source.path=in.log", "max-rejects=3");
        assertThat(refused.exit()).isEqualTo(ExitCodes.FAILED);
        assertThat(refused.err()).contains("was abandoned; its 27 rows").contains("--rerun");

        CliHome.Result rerun = home.run("run", "all", "source.path=in.log", "max-rejects=3", "--rerun");
        assertThat(rerun.exit()).as(rerun.err()).isZero();
        assertThat(home.query("select count(*) from loaded")).containsExactly("77");
        assertThat(home.run("run", "all", "source.path=in.log", "max-rejects=3").out())
                .contains("already loaded");
    }

    @Test
    void anAbandonedLoadDoesNotStandInTheWayOfOtherInput() {
        fail();
        jobs("abandon", "1");
        home.file("in.log", lines(100, 105));
        CliHome.Result other = home.run("run", "all", "source.path=in.log");
        assertThat(other.exit()).as(other.err()).isZero();
        assertThat(home.query("select count(*) from loaded")).containsExactly("32");
    }

    @Test
    void abandonsNothingThatIsComplete() {
        home.run("run", "metrics");
        CliHome.Result complete = jobs("abandon", "1");
        assertThat(complete.exit()).isEqualTo(ExitCodes.FAILED);
        assertThat(complete.err()).contains("is complete");
        assertThat(home.query(STATUSES)).containsExactly("COMPLETED");
    }

    @Test
    void purgesOldExecutionsAndForgetsNoLoad() {
        home.run("run", "metrics");
        fail();
        jobs("restart", "2");
        foreign("FAILED");
        home.run("run", "metrics", "threshold=950");
        home.execute(
                "update batch_job_execution set end_time = timestamp '2020-01-02 03:04:05'"
                        + " where job_execution_id < (select max(job_execution_id) from batch_job_execution where job_execution_id < 900)");

        JsonNode dry = json("purge", "--older-than", "30d", "--dry-run", "--json");
        assertThat(dry.get("executions").asLong()).isEqualTo(2);
        assertThat(dry.get("instances").asLong()).isEqualTo(1);
        assertThat(home.query("select count(*) from batch_job_execution")).containsExactly("5");

        assertThat(jobs("purge", "--older-than", "30d", "--pipeline", "nothing").out())
                .contains("removed 0 executions");
        assertThat(jobs("purge", "--older-than", "30d", "--pipeline", "metrics", "--dry-run")
                        .out())
                .startsWith("would remove 1 execution; job");
        assertThat(jobs("purge", "--older-than", "30d").out())
                .startsWith("removed 2 executions; job instances left without any, removed too: 1");
        // The newest of an unfinished load, that of another application, and the one that is not old.
        assertThat(home.query("select status from batch_job_execution order by job_execution_id"))
                .containsExactly("FAILED", "COMPLETED", "FAILED");
        assertThat(home.query("select count(*) from batch_job_instance")).containsExactly("3");
        assertThat(home.query("select count(*) from batch_step_execution")).containsExactly("2");
        assertThat(home.query("select count(*) from batchwright_reject")).containsExactly("3");
        assertThat(home.query("select count(*) from batchwright_sample")).containsExactly("2");

        assertThat(home.run("run", "metrics").out()).contains("already loaded");
        assertThat(jobs("restart", "3", "max-rejects=3").exit()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1", "all"})
    void saysThatWhatIsToBeStoppedIsGone(String which) {
        fail();
        leave("STARTED");
        CliHome.Result gone = jobs("stop", which);
        assertThat(gone.exit()).isEqualTo(ExitCodes.FAILED);
        assertThat(gone.err())
                .contains("execution 1 of 'all' does not run any more: its process is gone")
                .contains("batchwright jobs recover 1");
        assertThat(home.query(STATUSES)).containsExactly("STARTED");
        assertThat(jobs("recover", "1").exit()).isZero();
    }

    @Test
    void stopsNothingThatDoesNotRun() {
        fail();
        CliHome.Result ended = jobs("stop", "1");
        assertThat(ended.exit()).isEqualTo(ExitCodes.FAILED);
        assertThat(ended.err()).contains("execution 1 does not run: it is FAILED");
        CliHome.Result none = jobs("stop", "all");
        assertThat(none.exit()).isEqualTo(ExitCodes.USAGE);
        assertThat(none.err()).contains("no execution of 'all' is running");
    }
}
