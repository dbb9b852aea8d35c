package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.fixture.TestBucket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that load what is new in a bucket, as a user starts them. */
class S3NewsTest {

    private static final int MANY = 3000;
    private static final String SUM = "select count(*), count(distinct id), sum(id) from loaded";
    private static final String NOTHING_NEW = "nothing new since the last run";

    private final TestBucket bucket = new TestBucket();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path directory;

    @SuppressWarnings("NullAway.Init") // made before each test
    private CliHome home;

    @BeforeEach
    void makeHome() {
        home = CliHome.onH2(directory);
        reading("prefix: logs/, read: new");
        put("logs/b.log", 1, 2);
    }

    private void reading(String what) {
        home.pipeline("logs", """
                source: { type: s3, bucket: %s, endpoint: '%s', access-key: %s, secret-key: %s, %s }
                format: { type: key-value }
                fields: { id: long, metric: long }
                sink: { type: jdbc, table: loaded }
                commit-every: 500
                """.formatted(
                        bucket.name(), TestBucket.endpoint(), TestBucket.ACCESS_KEY, TestBucket.SECRET_KEY, what));
    }

    private void put(String key, int first, int last) {
        String text = IntStream.rangeClosed(first, last)
                .mapToObj(i -> "id=" + i + ",metric=7\n")
                .collect(Collectors.joining());
        put(key, text);
    }

    private void put(String key, String text) {
        bucket.put(key, text.getBytes(StandardCharsets.UTF_8));
    }

    /** An object with {@link #MANY} records from an id on, of which one in the second half is bad. */
    private void putBad(String key, int first) {
        put(
                key,
                IntStream.range(first, first + MANY)
                        .mapToObj(i -> "id=" + i + ",metric=" + (i == first + 2000 ? "bad" : "7") + "\n")
                        .collect(Collectors.joining()));
    }

    private CliHome.Result run(String... arguments) {
        String[] all = IntStream.range(0, arguments.length + 2)
                .mapToObj(i -> i == 0 ? "run" : i == 1 ? "logs" : arguments[i - 2])
                .toArray(String[]::new);
        CliHome.Result result = home.run(all);
        assertThat(result.exit()).as(result.err()).isZero();
        return result;
    }

    private void runFails() {
        CliHome.Result failed = home.run("run", "logs", "max-rejects=0");
        assertThat(failed.exit()).as(failed.err()).isEqualTo(ExitCodes.FAILED);
    }

    private void abandonLast() {
        String id = home.query("select max(job_execution_id) from batch_job_execution")
                .get(0);
        CliHome.Result abandoned = home.run("jobs", "abandon", id);
        assertThat(abandoned.exit()).as(abandoned.err()).isZero();
        assertThat(abandoned.out()).contains("new to the next run");
    }

    private void hasLoaded(String countDistinctAndSum) {
        assertThat(home.query(SUM)).containsExactly(countDistinctAndSum);
    }

    @Test
    void loadsWhatIsNewInTheOrderOfTheKeys() {
        run();
        hasLoaded("2|2|3");
        assertThat(run().out()).contains(NOTHING_NEW);
        put("logs/c.log", "id=5,metric=7\nid=6,metric=7");
        put("logs/a.log", 3, 4);
        put("other/x.log", 90, 99);
        run("--json");
        hasLoaded("6|6|21");
        assertThat(run().out()).contains(NOTHING_NEW);
        assertThat(home.query("select count(*) from batch_job_execution")).containsExactly("2");
    }

    @Test
    void takesAReplacedObjectForANewOneButNotOneOfTheSameContent() {
        run();
        put("logs/b.log", 1, 2);
        assertThat(run().out()).contains(NOTHING_NEW);
        put("logs/b.log", 3, 4);
        run();
        hasLoaded("4|4|10");
        reading("key: logs/b.log, read: new");
        run();
        hasLoaded("6|4|17");
        put("logs/b.log", 5, 6);
        run();
        hasLoaded("8|6|28");
        assertThat(run().out()).contains(NOTHING_NEW);
    }

    @Test
    void forgetsWhatIsGone() {
        put("logs/a.log", 3, 4);
        run();
        bucket.delete("logs/a.log");
        assertThat(run().out()).contains(NOTHING_NEW);
        put("logs/c.log", 5, 6);
        run();
        assertThat(home.query("select count(*) from batchwright_checkpoint where plan like '%a.log%'"
                        + " and plan like '%c.log%'"))
                .containsExactly("0");
        bucket.delete("logs/b.log");
        bucket.delete("logs/c.log");
        assertThat(run().out()).contains(NOTHING_NEW);
        hasLoaded("6|6|21");
    }

    @Test
    void wantsAnObjectInTheFirstRun() {
        reading("prefix: nowhere/, read: new");
        CliHome.Result nothing = home.run("run", "logs");
        assertThat(nothing.exit()).isEqualTo(ExitCodes.FAILED);
        assertThat(nothing.err()).contains("source.prefix", "no object");
    }

    @Test
    void completesAnInterruptedLoadBeforeItReadsOn() {
        run();
        putBad("logs/c.log", 1000);
        put("logs/d.log", 5, 6);
        runFails();
        put("logs/a.log", 3, 4);
        put("logs/e.log", 7, 8);

        CliHome.Result resumed = run("max-rejects=1");

        assertThat(resumed.err()).contains("resuming after record");
        hasLoaded((8 + MANY - 1) + "|" + (8 + MANY - 1) + "|" + (36 + sum(1000) - 3000));
        assertThat(home.query("select input, line from batchwright_reject"))
                .containsExactly("s3://" + bucket.name() + "/logs/c.log|2001");
        assertThat(run().out()).contains(NOTHING_NEW);
    }

    private static long sum(int first) {
        return IntStream.range(first, first + MANY).asLongStream().sum();
    }

    @Test
    void refusesToGoOnWhereWhatIsLeftWasReplacedUntilTheLoadIsGivenUp() {
        putBad("logs/c.log", 1000);
        put("logs/d.log", 5, 6);
        put("logs/e.log", 11, 12);
        runFails();
        long before = Long.parseLong(home.query("select count(*) from loaded").get(0));
        put("logs/d.log", 7, 8);
        CliHome.Result refused = home.run("run", "logs");
        assertThat(refused.exit()).isEqualTo(ExitCodes.FAILED);
        assertThat(refused.err())
                .contains("logs/d.log", "changed", "ETag", "jobs abandon")
                .doesNotContain("--rerun");
        put("logs/d.log", 5, 6);
        bucket.delete("logs/d.log");
        assertThat(home.run("run", "logs").err()).contains("logs/d.log", "is gone", "jobs abandon");
        assertThat(home.query("select count(*) from loaded")).containsExactly(String.valueOf(before));

        abandonLast();
        put("logs/d.log", 7, 8);
        run("max-rejects=1");

        hasLoaded((6 + MANY - 1) + "|" + (6 + MANY - 1) + "|" + (3 + 15 + 23 + sum(1000) - 3000));
        assertThat(run().out()).contains(NOTHING_NEW);
    }

    @Test
    void aLoadGivenUpTwiceStaysWhereItStands() {
        putBad("logs/c.log", 1000);
        putBad("logs/d.log", 5000);
        runFails();
        abandonLast();
        runFails();
        abandonLast();
        run();
        hasLoaded((2 * MANY) + "|" + (2 * MANY) + "|" + (3 + sum(1000) - 3000 + sum(5000) - 7000));
    }

    @Test
    void aRerunReadsEverythingAgain() {
        run();
        put("logs/c.log", 3, 4);
        run("--rerun");
        hasLoaded("6|4|13");
        assertThat(run().out()).contains(NOTHING_NEW);
        put("logs/d.log", 5, 6);
        run();
        hasLoaded("8|6|24");
    }

    @Test
    void goesOnFromALoadOfEverything() {
        reading("prefix: logs/");
        run();
        reading("prefix: logs/, read: new");
        assertThat(run().out()).contains(NOTHING_NEW);
        put("logs/c.log", 3, 4);
        run();
        hasLoaded("4|4|10");
        reading("prefix: logs/");
        CliHome.Result refused = home.run("run", "logs");
        assertThat(refused.exit()).isEqualTo(ExitCodes.FAILED);
        assertThat(refused.err()).contains("read: new");
    }

    @Test
    void goesOnFromAnInterruptedLoadOfEverything() {
        reading("prefix: logs/");
        putBad("logs/c.log", 1000);
        runFails();
        reading("prefix: logs/, read: new");
        put("logs/d.log", 3, 4);
        run("max-rejects=1");
        hasLoaded((4 + MANY - 1) + "|" + (4 + MANY - 1) + "|" + (10 + sum(1000) - 3000));
        assertThat(run().out()).contains(NOTHING_NEW);
    }

    @Test
    void isVerifiedValidatedAndPreviewed() {
        run("--verify-input");
        assertThat(run("--verify-input").out()).contains(NOTHING_NEW);
        put("logs/c.log", 3, 4);
        run("--verify-input");
        hasLoaded("4|4|10");
        assertThat(home.run("validate", "logs").exit()).isZero();
        CliHome.Result preview = home.run("preview", "logs");
        assertThat(List.of(preview.out().split("\n")))
                .anyMatch(line -> line.contains("id=1"))
                .anyMatch(line -> line.contains("id=4"));
    }
}
