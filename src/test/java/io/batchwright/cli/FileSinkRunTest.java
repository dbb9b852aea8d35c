package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pipelines that write files. */
class FileSinkRunTest {

    private static final String STATUSES = "select status from batch_job_execution order by job_execution_id";

    private CliHome home;

    @BeforeEach
    void makeHome(@TempDir Path directory) {
        home = CliHome.onH2(directory);
    }

    private CliHome.Result succeed(String... command) {
        CliHome.Result result = home.run(command);
        assertThat(result.exit()).as(result.err()).isZero();
        return result;
    }

    private String content(String file) throws IOException {
        return Files.readString(home.directory().resolve(file));
    }

    /** Every type and every text through CSV and back; nulls too, if they are told from empty text. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "gzip", "zstd"})
    void writesCsvThatIsReadBackToTheSameValues(String compression) throws IOException {
        String fields = """
                fields:
                  id: { type: long, %1$s }
                  s: { type: string, %1$s }
                  d: { type: double, %1$s }
                  n: { type: "decimal(30,3)", %1$s }
                  b: { type: boolean, %1$s }
                  dt: { type: date, %1$s }
                  tm: { type: time, %1$s }
                  ts: { type: timestamp, %1$s }
                  u: { type: uuid, %1$s }
                  j: { type: json, %1$s }
                """;
        String records = """
                {"id":-9223372036854775808,"s":"","d":1.0E10,"n":-12345678901234567890.125,"b":true,"dt":"0001-01-01",\
                "tm":"23:59:59.999999","ts":"9999-12-31T23:59:59.999999Z","u":"7d444840-9dc0-11d1-b245-5ffdce74fad2","j":{"a":[1,"x,\\"y"]}}
                {"id":1,"s":"a,b\\r\\n\\"c\\" ; größer 😀 \\u0000 "}
                {"id":2,"s":" \\t","d":"NaN","b":false,"ts":"1969-12-31T23:59:59.500Z","j":"null"}
                {"s":"NULL"}
                {}
                """;
        home.file("in.json", records);
        home.pipeline("out", """
                source: { type: file, path: in.json }
                format: { type: json-lines }
                %ssink:
                  type: file
                  path: made/here/out.csv
                  format: { type: csv, null-value: \\N, delimiter: ";" }
                  compression: %s
                commit-every: 2
                """.formatted(fields.formatted("null-values: []"), compression));
        home.pipeline("back", """
                source: { type: file, path: made/here/out.csv }
                format: { type: csv, delimiter: ";" }
                %ssink: { type: file, path: back.json, format: { type: json-lines } }
                """.formatted(fields.formatted("null-values: [\\N]")));
        succeed("run", "out");
        succeed("run", "back");
        home.pipeline("plain", """
                source: { type: file, path: in.json }
                format: { type: json-lines }
                %ssink: { type: file, path: plain.json, format: { type: json-lines } }
                """.formatted(fields.formatted("null-values: []")));
        succeed("run", "plain");
        assertThat(content("back.json")).isEqualTo(content("plain.json"));
        assertThat(content("plain.json").lines()).hasSize(5);
    }

    @Test
    void keepsRejectsAndSaysWhatItPromises() throws IOException {
        home.file("in.csv", "id\n1\nx\n3\n");
        home.pipeline("out", """
                source: { type: file, path: in.csv }
                format: { type: csv }
                fields: { id: long }
                sink: { type: file, path: out.json, format: { type: json-lines } }
                """);
        assertThat(succeed("validate", "out").out()).contains("Its sink promises exactly once: the file appears when");
        assertThat(succeed("run", "out").out()).contains("Promised: exactly once: the file appears when");
        assertThat(content("out.json")).isEqualTo("{\"id\":1}\n{\"id\":3}\n");
        assertThat(home.query("select target, line, stage from batchwright_reject"))
                .containsExactly("out.json|3|fields");
        assertThat(succeed("run", "out").out()).contains("already loaded");
        CliHome.Result again = home.run("run", "out", "--rerun");
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).contains("the file 'out.json' is there already; move it away");
    }

    @Test
    void replaysRejectsIntoAnotherFile() throws IOException {
        home.file("in.csv", "id,n\n1,1\n2,0\n");
        String pipeline = """
                source: { type: file, path: in.csv }
                format: { type: csv }
                fields: { id: long, n: long }
                transform:
                  - set: { q: 10 / %s }
                sink: { type: file, path: out.csv, format: { type: csv } }
                """;
        home.pipeline("out", pipeline.formatted("n"));
        succeed("run", "out");
        home.pipeline("out", pipeline.formatted("(n + 1)"));
        assertThat(home.run("rejects", "replay", "out").err()).contains("the file 'out.csv' is there already");
        succeed("rejects", "replay", "out", "sink.path=mended.csv");
        assertThat(content("out.csv")).isEqualTo("id,n,q\n1,1,10\n");
        assertThat(content("mended.csv")).isEqualTo("id,n,q\n2,0,10\n");
    }

    @Test
    void checksItsKeysBeforeAnythingIsTouched() {
        home.file("in.csv", "id\n1\n");
        home.pipeline("out", """
                source: { type: file, path: in.csv }
                format: { type: csv }
                fields: { id: long }
                sink:
                  type: file
                  path: " "
                  format: { type: csv, delimiter: "é", null-value: "a\\"b" }
                """);
        CliHome.Result result = home.run("validate", "out");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err())
                .contains("expected the path of a file, found ' '")
                .contains("expected one ASCII character that is no quote and ends no line")
                .contains("expected a text without delimiter, quote and line end");
    }

    /** A load that can not begin leaves nothing behind that a later run would go on with. */
    @Test
    void refusesARerunOntoTheFileWithoutLeavingALoadBehind() {
        home.pipeline("made", """
                source: { type: rows, total-rows: 3 }
                sink: { type: file, path: out.csv, format: { type: csv } }
                """);
        succeed("run", "made");
        CliHome.Result refused = home.run("run", "made", "--rerun");
        assertThat(refused.exit()).isEqualTo(ExitCodes.FAILED);
        assertThat(refused.err()).contains("the file 'out.csv' is there already");
        assertThat(home.query("select rerun, complete from batchwright_checkpoint"))
                .singleElement()
                .asString()
                .isEqualToIgnoringCase("0|true");
        assertThat(succeed("run", "made").out()).contains("already loaded");
    }

    /** The load that was refused had what the one before knows. */
    @Test
    void goesOnWithWhatIsNewAfterATargetRefusedIt() throws IOException {
        home.pipeline("news", """
                source: { type: file, path: in.csv, read: new }
                format: { type: csv, header: false }
                fields: { id: long }
                sink: { type: file, path: out.csv, format: { type: csv, header: false } }
                """);
        home.file("in.csv", "1\n2\n");
        succeed("run", "news");
        home.file("in.csv", "1\n2\n3\n");
        assertThat(home.run("run", "news").err()).contains("the file 'out.csv' is there already");
        Files.delete(home.directory().resolve("out.csv"));
        succeed("run", "news");
        assertThat(content("out.csv")).isEqualToNormalizingNewlines("3\n");
    }

    /** Whatever reads the job repository, such as the slot of a run, takes COMPLETED at its word. */
    @Test
    void isCompletedOnlyOnceItsFileIsInItsPlace() throws IOException {
        home.pipeline("made", """
                source: { type: rows, total-rows: 3 }
                sink: { type: file, path: out.csv, format: { type: csv } }
                """);
        succeed("run", "made");
        home.execute("update batch_job_execution set status = 'FAILED'");
        home.execute("update batch_step_execution set status = 'FAILED'");
        Path part = part();
        Files.move(home.directory().resolve("out.csv"), part);
        home.file("out.csv", "somebody else's");

        CliHome.Result refused = home.run("run", "made");
        assertThat(refused.exit()).isEqualTo(ExitCodes.FAILED);
        assertThat(refused.err()).contains("has come to be there while the load went on");
        assertThat(home.query(STATUSES)).containsExactly("FAILED");

        Files.delete(home.directory().resolve("out.csv"));
        assertThat(succeed("run", "made").out()).contains("already loaded");
        assertThat(content("out.csv").lines()).hasSize(4);
        assertThat(home.query(STATUSES)).containsExactly("COMPLETED");
    }

    @Test
    void isLoadedStillWhenItsDirectoryWasMovedAway() throws IOException {
        home.pipeline("made", """
                source: { type: rows, total-rows: 3 }
                sink: { type: file, path: made/out.csv, format: { type: csv } }
                """);
        succeed("run", "made");
        Files.move(home.directory().resolve("made"), home.directory().resolve("moved"));
        assertThat(succeed("run", "made").out()).contains("already loaded");
        assertThat(home.directory().resolve("made")).doesNotExist();
    }

    private static final String MADE = """
            source: { type: rows, total-rows: 3 }
            sink: { type: file, path: out.csv, format: { type: csv } }
            """;

    /** As if the process had been killed between the last commit and the renaming. */
    private void killBeforeRenaming(String pipeline) throws IOException {
        succeed("run", pipeline);
        leave("out.csv", 1);
    }

    /** Takes the output of an execution, the only one of its load, back to where it was gathered. */
    private void leave(String file, int execution) throws IOException {
        home.execute("update batch_step_execution set status = 'STARTED', end_time = null where job_execution_id = "
                + execution);
        home.execute("update batch_job_execution set status = 'STARTED', end_time = null where job_execution_id = "
                + execution);
        String job = home.query("select substring(job_key, 1, 12) from batchwright_checkpoint order by created_at desc")
                .get(0);
        Path part = home.directory().resolve(file + "." + job + ".part");
        Files.move(home.directory().resolve(file), part);
    }

    @Test
    void recoverPutsTheFileInItsPlace() throws IOException {
        home.pipeline("made", MADE);
        killBeforeRenaming("made");
        assertThat(succeed("jobs", "recover", "1").out()).contains("COMPLETED");
        assertThat(content("out.csv").lines()).hasSize(4);
        assertThat(home.query(STATUSES)).containsExactly("COMPLETED");
    }

    @Test
    void whatRecoverCanNotPutInItsPlaceIsNotComplete() throws IOException {
        home.pipeline("made", MADE);
        killBeforeRenaming("made");
        Path file = home.directory().resolve("config/pipelines/made.yml");
        Files.delete(file);
        String recovered = succeed("jobs", "recover", "--all", "--json").out();
        assertThat(recovered)
                .contains("\"status\":\"FAILED\"")
                .contains("all is loaded, but its output could not be put in its place")
                .contains("no pipeline 'made'")
                .contains("The next run does that:  batchwright jobs restart 1");
        assertThat(home.query(STATUSES)).containsExactly("FAILED");
        assertThat(home.directory().resolve("out.csv")).doesNotExist();

        home.pipeline("made", MADE);
        assertThat(succeed("jobs", "restart", "1").out()).contains("already loaded");
        assertThat(content("out.csv").lines()).hasSize(4);
        assertThat(home.query(STATUSES)).containsExactly("COMPLETED");
    }

    @Test
    void recoverSaysWhatIsInTheWayOfTheFile() throws IOException {
        home.pipeline("made", MADE);
        killBeforeRenaming("made");
        home.file("out.csv", "somebody else's");
        assertThat(succeed("jobs", "recover", "1").out()).contains("FAILED");
        assertThat(succeed("jobs", "show", "1").out()).contains("has come to be there while the load went on");
        assertThat(content("out.csv")).isEqualTo("somebody else's");
        CliHome.Result again = home.run("jobs", "recover", "1");
        assertThat(again.exit()).isEqualTo(ExitCodes.FAILED);
        assertThat(again.err()).contains("has come to be there while the load went on");

        Files.delete(home.directory().resolve("out.csv"));
        assertThat(succeed("jobs", "recover", "1").out()).contains("COMPLETED");
        assertThat(content("out.csv").lines()).hasSize(4);
        assertThat(home.run("jobs", "recover", "1").err()).contains("nothing to recover");
    }

    /** A file that is complete is never lost, though its load is none that goes on. */
    @Test
    void theFileOfALoadIsPutInItsPlaceBeforeTheNextLoadBegins() throws IOException {
        home.file("in.csv", "1\n2\n");
        home.pipeline("news", """
                source: { type: file, path: in.csv, read: new }
                format: { type: csv, header: false }
                fields: { id: long }
                sink: { type: file, path: out.csv, format: { type: csv, header: false } }
                """);
        killBeforeRenaming("news");
        home.file("in.csv", "1\n2\n3\n");

        assertThat(home.run("run", "news").err()).contains("the file 'out.csv' is there already");
        assertThat(content("out.csv")).isEqualTo("1\n2\n");
        Files.delete(home.directory().resolve("out.csv"));
        succeed("run", "news");
        assertThat(content("out.csv")).isEqualTo("3\n");
        assertThat(home.query(STATUSES)).startsWith("COMPLETED").endsWith("COMPLETED");
    }

    /** Its reject is none any more. */
    private void loadWithAReject() {
        String yaml = """
                source: { type: file, path: in.csv }
                format: { type: csv }
                fields: { id: long, n: { type: long, null-values: %s } }
                sink: { type: file, path: out.csv, format: { type: csv } }
                """;
        home.file("in.csv", "id,n\n1,1\n2,x\n").pipeline("out", yaml.formatted("[]"));
        succeed("run", "out");
        home.pipeline("out", yaml.formatted("[x]"));
    }

    @Test
    void theFileOfAReplayIsPutInItsPlaceBeforeTheReplayIsComplete() throws IOException {
        loadWithAReject();
        succeed("rejects", "replay", "out", "sink.path=mended.csv");
        leave("mended.csv", 2);
        assertThat(succeed("rejects", "replay", "out", "sink.path=mended.csv").out())
                .contains("nothing to replay");
        assertThat(content("mended.csv")).isEqualTo("id,n\n2,\n");
        assertThat(home.query(STATUSES)).containsExactly("COMPLETED", "COMPLETED");
    }

    /** A replay that goes elsewhere can not tell whether the one before has its file in its place. */
    @Test
    void aReplayToAnotherFileDoesNotCompleteTheOneBefore() throws IOException {
        loadWithAReject();
        succeed("rejects", "replay", "out", "sink.path=mended.csv");
        leave("mended.csv", 2);
        assertThat(succeed("rejects", "replay", "out", "sink.path=other.csv").out())
                .contains("nothing to replay");
        assertThat(home.query(STATUSES)).containsExactly("COMPLETED", "STARTED");
        assertThat(succeed("jobs", "recover", "2").out()).contains("COMPLETED");
        assertThat(content("mended.csv")).isEqualTo("id,n\n2,\n");
    }

    /** The pipeline file may say another path by now than when its rejects were replayed. */
    @Test
    void aReplayIsRecoveredOnlyByThePipelineThatHasItsFile() throws IOException {
        loadWithAReject();
        Files.move(home.directory().resolve("out.csv"), home.directory().resolve("first.csv"));
        succeed("rejects", "replay", "out");
        leave("out.csv", 2);
        Path file = home.directory().resolve("config/pipelines/out.yml");
        Files.writeString(file, Files.readString(file).replace("out.csv", "elsewhere.csv"));
        assertThat(succeed("jobs", "recover", "2").out()).contains("FAILED");
        assertThat(succeed("jobs", "show", "2").out())
                .contains("wrote to 'out.csv', and the pipeline now writes to 'elsewhere.csv'")
                .contains("sink.path=out.csv")
                .contains("batchwright rejects replay out --load ");
        succeed("rejects", "replay", "out", "sink.path=out.csv");
        assertThat(content("out.csv")).isEqualTo("id,n\n2,\n");
        assertThat(home.query(STATUSES)).containsExactly("COMPLETED", "COMPLETED");
    }

    @Test
    void aReplayLeavesTheFileAloneThatALoadHasYetToPutInItsPlace() throws IOException {
        loadWithAReject();
        leave("out.csv", 1);
        succeed("rejects", "replay", "out");
        assertThat(content("out.csv")).isEqualTo("id,n\n2,\n");
        Files.delete(home.directory().resolve("out.csv"));
        assertThat(succeed("run", "out").out()).contains("already loaded");
        assertThat(content("out.csv")).isEqualTo("id,n\n1,1\n");
    }

    /** The file in which the only load gathers its output. */
    private Path part() {
        String job = home.query("select substring(job_key, 1, 12) from batchwright_checkpoint")
                .get(0);
        return home.directory().resolve("out.csv." + job + ".part");
    }
}
