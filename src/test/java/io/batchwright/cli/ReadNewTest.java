package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that read what earlier ones have not. */
class ReadNewTest {

    private static final String PIPELINE = """
            source: { type: file, path: 'logs/app.log*', read: new }
            format: { type: key-value }
            fields: { id: { type: long, required: true }, text: string }
            sink: { type: jdbc, table: lines }
            commit-every: 10
            """;

    private CliHome home;
    private Path log;

    @BeforeEach
    void makeHome(@TempDir Path directory) throws IOException {
        home = CliHome.onH2(directory).pipeline("log", PIPELINE);
        log = Files.createDirectory(directory.resolve("logs")).resolve("app.log");
    }

    @Test
    void readsWhatWasAddedAndLeavesALineWithoutItsEnd() throws Exception {
        append(lines(0, 20) + "id=20,te");
        assertThat(run().out()).contains("read                    20");
        assertThat(run().out()).isEqualTo("log: nothing new since the last run" + System.lineSeparator());
        append("xt=whole\n" + lines(21, 30));
        assertThat(run().out()).contains("read                    10");
        assertLoaded(30);
        assertThat(home.query("select count(*) from batch_job_execution")).containsExactly("2");
    }

    @Test
    void isNoLoadWhileThereIsNoWholeLine() throws Exception {
        append("id=0,te");
        assertThat(run().out()).contains("nothing new");
        append("xt=a\n");
        assertThat(run().out()).contains("read                     1");
        append("id=1,text=b\n");
        CliHome.Result second = run();
        assertThat(second.out()).contains("read                     1");
        assertThat(second.err()).doesNotContain("resuming");
        assertLoaded(2);
        assertThat(home.query("select status from batch_job_execution")).containsExactly("COMPLETED", "COMPLETED");
    }

    @Test
    void knowsRotatedFilesByTheirContent() throws Exception {
        append(lines(0, 10));
        run();
        append(lines(10, 12));
        Files.move(log, named(".1"));
        append(lines(12, 20));
        run();
        assertLoaded(20);

        append(lines(20, 25));
        Files.move(named(".1"), named(".2"));
        Files.copy(log, named(".1"));
        Files.writeString(log, lines(25, 30));
        run();
        assertLoaded(30);

        Files.writeString(named(".1"), lines(30, 33), StandardOpenOption.APPEND);
        compress(named(".1"), named(".3.gz"));
        compress(named(".2"), named(".4.gz"));
        run();
        assertLoaded(33);
        assertThat(run().out()).contains("nothing new");
    }

    @Test
    void takesAFileWithTheContentOfAnotherForACopy() throws Exception {
        append(lines(0, 10));
        Files.copy(log, named(".1"));
        Files.writeString(named(".2"), lines(0, 5));
        CliHome.Result result = run();
        assertThat(result.err()).contains("'logs/app.log.2' has the content of", "taken for a copy, and not read");
        assertLoaded(10);
    }

    @Test
    void leavesACompressedFileThatHasNoEndYet() throws Exception {
        append(lines(0, 10));
        compress(log, named(".1.gz"));
        byte[] whole = Files.readAllBytes(named(".1.gz"));
        Files.write(named(".1.gz"), Arrays.copyOf(whole, whole.length - 9));
        assertThat(run().err()).contains("can not be decompressed to its end, or not yet; not read");
        Files.write(named(".1.gz"), whole);
        run();
        assertLoaded(10);
    }

    @Test
    void completesAnInterruptedLoadFirstWhereverItsContentIsNow() throws Exception {
        append(lines(0, 25) + "id=,text=bad\n" + lines(25, 40));
        CliHome.Result failed = home.run("run", "log", "on-reject=fail");
        assertThat(failed.exit()).isEqualTo(1);
        Files.move(log, named(".1"));
        append(lines(40, 50));
        CliHome.Result result = run();
        assertThat(result.err()).contains("resuming after record 20");
        assertThat(result.out()).contains("read                    51", "rejected                 1");
        assertLoaded(50);
        assertThat(home.query("select status from batch_job_execution order by job_execution_id"))
                .containsExactly("FAILED", "COMPLETED", "COMPLETED");
    }

    @Test
    void saysWhatWasGoneBeforeItWasReadAndGoesOn() throws Exception {
        append(lines(0, 25) + "id=,text=bad\n" + lines(25, 40));
        home.run("run", "log", "on-reject=fail");
        Files.writeString(log, lines(40, 50));
        CliHome.Result result = run();
        assertThat(result.err()).contains("were gone before they were read");
        assertThat(home.query("select count(*), max(id) from lines where id < 20"))
                .containsExactly("20|19");
        assertThat(home.query("select count(*), min(id) from lines where id >= 20"))
                .containsExactly("10|40");
        assertThat(run().out()).contains("nothing new");
    }

    @Test
    void goesOnAfterTheLastCommitOfALoadThatWasGivenUp() throws Exception {
        append(lines(0, 25) + "id=,text=bad\n" + lines(25, 40));
        home.run("run", "log", "on-reject=fail");
        assertThat(home.run("jobs", "abandon", "1").exit()).isZero();
        assertThat(run().out()).contains("read                    21");
        assertLoaded(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".gz"})
    void losesNothingOfALoadOfEverythingThatWasGivenUp(String ending) throws Exception {
        append(lines(0, 25) + "id=,text=bad\n" + lines(25, 40));
        if (!ending.isEmpty()) {
            compress(log, named(ending));
        }
        home.run("run", "log", "source.read=all", "on-reject=fail");
        assertThat(home.run("jobs", "abandon", "1").exit()).isZero();
        run();
        assertThat(home.query("select count(distinct id), max(id) from lines")).containsExactly("40|39");
    }

    @Test
    void stillKnowsWhatWasReadWhenTheJobsAreGone() throws Exception {
        append(lines(0, 10));
        run();
        append(lines(10, 25) + "id=,text=bad\n" + lines(25, 40));
        home.run("run", "log", "on-reject=fail");
        assertThat(home.run("jobs", "abandon", "2").exit()).isZero();
        CliHome.Result purged = home.run("jobs", "purge", "--older-than", "0s");
        assertThat(purged.exit()).as(purged.err()).isZero();
        assertThat(run().out()).contains("read                    21");
        assertLoaded(40);
    }

    @Test
    void goesOnThoughAllWasGoneBeforeAnythingWasRead() throws Exception {
        append("id=,text=bad\n" + lines(0, 5));
        assertThat(home.run("run", "log", "on-reject=fail").exit()).isEqualTo(1);
        Files.delete(log);
        Files.writeString(named(".7"), lines(0, 3));
        assertThat(run().err()).contains("bytes from byte 0 were gone before they were read");
        assertLoaded(3);
    }

    @Test
    void goesOnAfterALoadThatWasGivenUpBeforeItsFirstCommit() throws Exception {
        append("id=,text=bad\n" + lines(0, 5));
        home.run("run", "log", "on-reject=fail");
        assertThat(home.run("jobs", "abandon", "1").exit()).isZero();
        assertThat(run().out()).contains("read                     6");
        assertLoaded(5);
    }

    @Test
    void aStopCommitsWhatAFollowingRunHasRead(@TempDir Path directory) throws Exception {
        home = CliHome.onPostgres(directory).pipeline("log", PIPELINE);
        log = Files.createDirectory(directory.resolve("logs")).resolve("app.log");
        append(lines(0, 1500) + "id=1500,te");
        Process process = home.start("run", "log", "source.follow=true", "commit-interval=1h", "commit-every=1000");
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions() // there is no table yet
                .until(() -> home.query("select count(*) from lines").equals(List.of("1000")));
        process.toHandle().destroy();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(directory.resolve("process.log")))
                .isEqualTo(ExitCodes.STOPPED);
        assertLoaded(1500);
        append("xt=a\n");
        run();
        assertLoaded(1501);
    }

    /** What was read since the last commit has no position any more; the next run finds it in the copy. */
    @Test
    void aStopWhileItsInputMovesIsAStopAllTheSame(@TempDir Path directory) throws Exception {
        home = CliHome.onPostgres(directory).pipeline("log", PIPELINE);
        log = Files.createDirectory(directory.resolve("logs")).resolve("app.log");
        append(lines(0, 1500));
        Process process = home.start("run", "log", "source.follow=true", "commit-interval=1h", "commit-every=1000");
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions() // there is no table yet
                .until(() -> home.query("select count(*) from lines").equals(List.of("1000")));
        Files.copy(log, log.resolveSibling("app.log.1"));
        Files.write(log, new byte[0]);
        process.toHandle().destroy();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(directory.resolve("process.log")))
                .isEqualTo(ExitCodes.STOPPED);
        run();
        assertLoaded(1500);
    }

    @Test
    void goesOnAfterALoadOfEverythingButNotBack() throws Exception {
        append(lines(0, 20));
        assertThat(home.run("run", "log", "source.read=all").exit()).isZero();
        append(lines(20, 30));
        run();
        assertLoaded(30);
        CliHome.Result back = home.run("run", "log", "source.read=all");
        assertThat(back.exit()).isEqualTo(1);
        assertThat(back.err()).contains("was loaded with 'read: new' or 'follow'", "--rerun");
    }

    @Test
    void aRerunReadsEverythingAndTheNextRunGoesOnFromThere() throws Exception {
        append(lines(0, 20));
        run();
        assertThat(home.run("run", "log", "--rerun").out()).contains("read                    20");
        append(lines(20, 25));
        assertThat(run().out()).contains("read                     5");
        assertThat(home.query("select count(*), count(distinct id) from lines")).containsExactly("45|25");
    }

    @Test
    void refusesAFileThatWasChangedWhereItHadBeenRead() throws Exception {
        String long1 = lines(0, 5000);
        append(long1);
        run();
        Files.writeString(log, long1.substring(0, 100_000) + "id=1,text=other\n" + long1.substring(100_000));
        CliHome.Result result = home.run("run", "log");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("'logs/app.log' was changed where it had been read");
    }

    @Test
    void leavesAQuotedRecordAndAnEndlessLineUntilTheyAreWhole() throws Exception {
        home.pipeline("log", PIPELINE.replace("key-value", "csv") + "max-record-size: 100B\n");
        append("id,text\n1,\"two\nlines\"\n2,\"open\n");
        run();
        assertThat(home.query("select id, text from lines")).containsExactly("1|two\nlines");
        append("closed\"\n3," + "x".repeat(200));
        run();
        assertThat(home.query("select id, text from lines order by id"))
                .containsExactly("1|two\nlines", "2|open\nclosed");
        append("x\n4,four\n");
        run();
        assertThat(home.query("select max(id), count(*) from lines")).containsExactly("4|3");
        assertThat(home.query("select line, reason from batchwright_reject"))
                .containsExactly("6|the record is longer than 100 bytes (max-record-size)");
    }

    @Test
    void refusesASinkThatWouldKeepNoMoreThanTheNews() throws Exception {
        append(lines(0, 5));
        CliHome.Result result = home.run("run", "log", "sink.write=replace");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("with 'read: new' or 'follow', choose another 'write'");
        CliHome.Result charset = home.run("validate", "log", "source.charset=UTF-16LE");
        assertThat(charset.err() + charset.out()).contains("need a charset whose text can be begun in its middle");
    }

    @Test
    void previewOfAPipelineThatFollowsEndsWithWhatIsThere() throws Exception {
        append(lines(0, 3) + "id=3,te");
        CliHome.Result result = home.run("preview", "log", "source.follow=true");
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).contains("this is line 2");
    }

    private CliHome.Result run() {
        CliHome.Result result = home.run("run", "log");
        assertThat(result.exit()).as(result.err()).isZero();
        return result;
    }

    private void assertLoaded(int count) {
        assertThat(home.query("select count(*), count(distinct id), max(id) from lines"))
                .isEqualTo(List.of(count + "|" + count + "|" + (count - 1)));
    }

    private Path named(String suffix) {
        return log.resolveSibling("app.log" + suffix);
    }

    private void append(String text) throws IOException {
        Files.writeString(log, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static void compress(Path from, Path to) throws IOException {
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(to))) {
            Files.copy(from, out);
        }
        Files.delete(from);
    }

    private static String lines(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "id=" + i + ",text=this is line " + i + "\n")
                .collect(Collectors.joining());
    }
}
