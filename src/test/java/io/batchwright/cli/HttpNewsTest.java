package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.fixture.TestApi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that load what is new in an API, as a user starts them. */
class HttpNewsTest {

    private static final int SIZE = 150;
    private static final String NOTHING_NEW = "nothing new since the last run";
    private static final String SINCE = "read: new, since: { field: meta.at, param: since }";

    /** What the API has, in the order in which it gives it. */
    private final List<Item> items = new CopyOnWriteArrayList<>();

    private final TestApi api = new TestApi(this::page);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path directory;

    @SuppressWarnings("NullAway.Init") // made before each test
    private CliHome home;

    private boolean inclusive = true;

    /** A record; {@code at} is compared as text by the API. */
    private record Item(int id, String at, String metric) {

        String json() {
            return "{\"id\": " + id + ", \"meta\": {\"x\": [1], \"at\": " + at + "},\n \"metric\": " + metric + "}";
        }
    }

    private void page(TestApi.Request request) throws IOException {
        String since = request.parameter("since", "");
        List<Item> found = items.stream()
                .filter(item -> isSince(item.at().replace("\"", ""), since))
                .toList();
        int from = Math.min(Integer.parseInt(request.parameter("offset", "0")), found.size());
        request.answer(
                200,
                found.subList(from, Math.min(from + SIZE, found.size())).stream()
                        .map(Item::json)
                        .collect(Collectors.joining(",\n", "{\"data\": [", "]}")));
    }

    private boolean isSince(String at, String since) {
        int order = at.matches("\\d+") && since.matches("\\d+")
                ? Integer.compare(Integer.parseInt(at), Integer.parseInt(since))
                : at.compareTo(since);
        return since.isEmpty() || order > 0 || (inclusive && order == 0);
    }

    @BeforeEach
    void makeHome() {
        home = CliHome.onH2(directory);
        reading(SINCE);
    }

    private void reading(String what) {
        home.pipeline("items", """
                source: { type: http, url: '%s', records: data, page: { type: offset }, retries: 0, %s }
                fields: { id: long, metric: long }
                sink: { type: jdbc, table: loaded }
                commit-every: 100
                """.formatted(api.url("/items"), what));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private static String day(int day) {
        return "\"2026-01-%02dT00:00:00Z\"".formatted(day);
    }

    private void add(int id, String at) {
        items.add(new Item(id, at, "7"));
    }

    /** Adds 1,000 records, ten of each value, of which one in the second half is bad. */
    private void addBad(int first, int firstAt) {
        IntStream.range(0, 1000)
                .forEach(i ->
                        items.add(new Item(first + i, String.valueOf(firstAt + i / 10), i == 805 ? "\"much\"" : "7")));
    }

    private static long sumOfBad(int first) {
        return 1000L * first + 999 * 1000 / 2 - (first + 805);
    }

    private CliHome.Result run(String... arguments) {
        CliHome.Result result = home.run(
                Stream.concat(Stream.of("run", "items"), Stream.of(arguments)).toArray(String[]::new));
        assertThat(result.exit()).as(result.err()).isZero();
        return result;
    }

    private String runFails(String... arguments) {
        CliHome.Result failed = home.run(
                Stream.concat(Stream.of("run", "items"), Stream.of(arguments)).toArray(String[]::new));
        assertThat(failed.exit()).as(failed.out()).isEqualTo(ExitCodes.FAILED);
        return failed.err();
    }

    private void abandonLast() {
        String id = home.query("select max(job_execution_id) from batch_job_execution")
                .get(0);
        CliHome.Result abandoned = home.run("jobs", "abandon", id);
        assertThat(abandoned.exit()).as(abandoned.err()).isZero();
    }

    private void hasLoaded(long rows, long sum) {
        assertThat(home.query("select count(*), count(distinct id), sum(id) from loaded"))
                .containsExactly(rows + "|" + rows + "|" + sum);
    }

    /** More than fits a buffer, in one chunk: what is known at its end must reach the checkpoint whatever is parsed before. */
    @ParameterizedTest
    @ValueSource(ints = {1_750, 1_900, 2_050, 2_200, 4_000})
    void knowsWhatALargePageHad(int length) {
        home.pipeline("items", """
                source: { type: http, url: '%s', records: data, page: { type: offset }, retries: 0, %s }
                fields: { id: long, metric: string }
                sink: { type: jdbc, table: loaded }
                """.formatted(api.url("/items"), SINCE));
        String metric = "\"" + "x".repeat(length) + "\"";
        IntStream.range(0, SIZE).forEach(i -> items.add(new Item(i, day(1 + i / 10), metric)));
        run();
        assertThat(run().out()).contains(NOTHING_NEW);
        hasLoaded(SIZE, SIZE * (SIZE - 1) / 2);
    }

    @Test
    void asksForWhatIsNewAndLeavesOutWhatItHas() {
        add(1, day(1));
        add(2, day(2));
        add(3, day(2));
        run();
        assertThat(api.requests().get(0).target()).isEqualTo("/items?offset=0");
        assertThat(run().out()).contains(NOTHING_NEW);
        add(4, day(2));
        add(5, day(3));
        int asked = api.requests().size();
        run();
        assertThat(api.requests().get(asked).parameter("since", "")).isEqualTo("2026-01-02T00:00:00Z");
        hasLoaded(5, 15);
        assertThat(run().out()).contains(NOTHING_NEW);
        assertThat(home.query("select count(*) from batch_job_execution")).containsExactly("2");
    }

    @Test
    void loadsAChangedRecordAgain() {
        add(1, day(1));
        run();
        items.set(0, new Item(1, day(1), "8"));
        add(2, day(1));
        run();
        assertThat(home.query("select id, metric from loaded order by id, metric"))
                .containsExactly("1|7", "1|8", "2|7");
    }

    @Test
    void beginsWhereItIsTold() {
        reading("read: new, since: { field: meta.at, param: since, start: 2026-01-02 }");
        add(1, day(1));
        add(2, day(2));
        run();
        hasLoaded(1, 2);
        assertThat(run().out()).contains(NOTHING_NEW);
    }

    @Test
    void beginsWithAnApiThatHasNothingYet() {
        run();
        assertThat(run().out()).contains(NOTHING_NEW);
        add(1, day(1));
        run();
        hasLoaded(1, 1);
    }

    @Test
    void comparesNumbersAsNumbersAndMomentsAsMoments() {
        add(1, "9");
        add(2, "10");
        run();
        add(3, "11");
        run();
        hasLoaded(3, 6);

        items.clear();
        reading("read: new, since: { field: meta.at, param: from }");
        add(4, "\"2026-01-01T00:00:00Z\"");
        add(5, "\"2026-01-01T02:00:00.5+02:00\"");
        run("--rerun");
        int asked = api.requests().size();
        items.remove(0);
        assertThat(run().out()).contains(NOTHING_NEW);
        assertThat(api.requests().get(asked).parameter("from", "")).isEqualTo("2026-01-01T02:00:00.5+02:00");
    }

    @Test
    void completesAnInterruptedLoadBeforeItReadsOn() {
        add(1, "1");
        run();
        addBad(1000, 1);
        runFails("max-rejects=0");
        add(2, "2000");
        int asked = api.requests().size();

        CliHome.Result resumed = run("max-rejects=1");

        assertThat(resumed.err()).contains("resuming after record");
        assertThat(api.requests().get(asked).target())
                .startsWith("/items?since=1&offset=")
                .doesNotEndWith("=0");
        hasLoaded(1001, 3 + sumOfBad(1000));
        assertThat(run().out()).contains(NOTHING_NEW);
    }

    @Test
    void goesOnWhereALoadWasGivenUp() {
        goesOnWhereTwoLoadsWereGivenUp();
    }

    @Test
    void goesOnWhereALoadWasGivenUpThoughTheApiGivesOnlyGreaterValues() {
        inclusive = false;
        reading("read: new, since: { field: meta.at, param: since, inclusive: false }");
        goesOnWhereTwoLoadsWereGivenUp();
        add(1, "999");
        run();
        hasLoaded(1999, sumOfBad(1000) + sumOfBad(5000) + 1);
    }

    private void goesOnWhereTwoLoadsWereGivenUp() {
        addBad(1000, 1);
        addBad(5000, 200);
        runFails("max-rejects=0");
        abandonLast();
        runFails("max-rejects=0");
        abandonLast();
        run();
        hasLoaded(1998, sumOfBad(1000) + sumOfBad(5000));
        assertThat(run().out()).contains(NOTHING_NEW);
    }

    @Test
    void refusesToGoOnWhereRecordsCameInAnotherOrder() {
        add(1, "5000");
        addBad(1000, 1);
        runFails("max-rejects=0");
        abandonLast();
        assertThat(runFails()).contains("in the order of 'meta.at'", "--rerun");
        run("--rerun", "max-rejects=1");
        assertThat(run().out()).contains(NOTHING_NEW);
    }

    @Test
    void noticesAnApiThatDoesNotKnowTheParameter() {
        reading("read: new, since: { field: meta.at, param: form }");
        add(1, day(1));
        add(2, day(2));
        run();
        assertThat(runFails())
                .contains("source.since.param", "form=2026-01-02T00:00:00Z", "found 2026-01-01T00:00:00Z in record 1");
        hasLoaded(2, 3);
    }

    @Test
    void wantsAValueInEveryRecord() {
        add(1, day(1));
        add(2, "null");
        assertThat(runFails()).contains("source.since.field", "'meta.at'", "record 2 of page 1");
        assertThat(home.query("select count(*) from batchwright_checkpoint")).containsExactly("0");
    }

    @Test
    void refusesMoreRecordsOfOneValueThanItCanTellApart() {
        IntStream.rangeClosed(0, 10_000).forEach(i -> add(i, "1"));
        inclusive = false;
        assertThat(runFails()).contains("more than 10000 records have the value 1 in 'meta.at'", "since.inclusive");
        run("source.since.inclusive=false");
        hasLoaded(10_001, 50_005_000);
        assertThat(run("source.since.inclusive=false").out()).contains(NOTHING_NEW);
    }

    @Test
    void aRerunReadsEverythingAgain() {
        add(1, day(1));
        run();
        add(2, day(2));
        run("--rerun");
        assertThat(home.query("select count(*), sum(id) from loaded")).containsExactly("3|4");
        assertThat(run().out()).contains(NOTHING_NEW);
    }

    @Test
    void doesNotKnowWhatALoadOfEverythingHasRead() {
        reading("read: all");
        add(1, day(1));
        run();
        reading(SINCE);
        assertThat(runFails()).contains("without 'read: new'", "--rerun");
        run("--rerun");
        assertThat(run().out()).contains(NOTHING_NEW);
        reading("read: all");
        assertThat(runFails()).contains("read: new");
    }

    @Test
    void isVerifiedValidatedAndPreviewed() {
        add(1, day(1));
        run("--verify-input");
        assertThat(run().out()).contains(NOTHING_NEW);
        CliHome.Result preview = home.run("preview", "items");
        assertThat(preview.exit()).as(preview.err()).isZero();
        assertThat(preview.out()).containsPattern("1 +\\| 1 +\\| 7");
        assertThat(home.run("validate", "items", "source.read=all").err()).contains("expected 'read: new' with it");
        assertThat(home.run("validate", "items", "source.since.param= ").err()).contains("the name of a parameter");
        reading("read: new");
        assertThat(home.run("validate", "items").err()).contains("expected 'since' with it");
        reading(SINCE + ", query: { since: 1 }");
        assertThat(home.run("validate", "items").err()).contains("not in 'query' too");
    }
}
