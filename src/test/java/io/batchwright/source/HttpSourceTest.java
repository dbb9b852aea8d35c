package io.batchwright.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwright.fixture.TestApi;
import io.batchwright.fixture.TestApi.Request;
import io.batchwright.http.BasicAuth;
import io.batchwright.http.BearerAuth;
import io.batchwright.http.HeaderAuth;
import io.batchwright.http.QueryAuth;
import io.batchwright.record.InputPlan;
import io.batchwright.record.Position;
import io.batchwright.source.PlanComparison.Verdict;
import io.batchwright.source.Reading.Line;
import io.batchwright.source.page.CursorPages;
import io.batchwright.source.page.LastPage;
import io.batchwright.source.page.LinkedPages;
import io.batchwright.source.page.NextUrlPages;
import io.batchwright.source.page.NumberedPages;
import io.batchwright.source.page.PageSpec;
import io.batchwright.spec.JsonPath;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is special about APIs, on a real server that fails on purpose. */
class HttpSourceTest {

    private static final NumberedPages NUMBERED =
            new NumberedPages("page", 1, "per_page", null, null, LastPage.BEFORE_EMPTY);
    private static final CursorPages CURSOR = new CursorPages(JsonPath.parse("meta.next"), "cursor", null);
    private static final List<String> ITEMS =
            IntStream.range(0, 12).mapToObj(i -> "{\"id\":" + i + "}").toList();

    private final FakeTime time = new FakeTime();
    private final PagedItems items = new PagedItems(ITEMS, 5);
    private final TestApi api = new TestApi(items::numbered);

    @AfterEach
    void stop() {
        api.close();
    }

    private HttpSources api(PageSpec pages) {
        return HttpSources.of(api.url("/items"), pages);
    }

    private ByteSource open(HttpSources source) {
        return HttpSource.of(source.spec(), time.waiting());
    }

    private List<String> read(HttpSources source) throws IOException {
        ByteSource opened = open(source);
        return Reading.lines(opened.open(opened.plan(), null), 100).stream()
                .map(line -> line.text().strip())
                .toList();
    }

    private void fails(HttpSources source, String... parts) {
        assertThatThrownBy(() -> read(source))
                .isInstanceOf(SourceException.class)
                .hasMessageContainingAll(parts)
                .message()
                .doesNotContain("\n", "s3cret");
    }

    @Test
    void waitsAsTheServerAsks() throws IOException {
        api.next(request -> request.answer(429, "slow down", "Retry-After", "7"))
                .next(request -> request.answer(503, "", "Retry-After", "Thu, 01 Jan 2026 00:01:07 GMT"));
        assertThat(read(api(NUMBERED))).isEqualTo(ITEMS);
        assertThat(time.pauses()).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(60));
    }

    @Test
    void doesNotWaitForEver() {
        api.next(request -> request.answer(429, "slow down", "Retry-After", "3600"));
        fails(api(NUMBERED), "429: slow down", "1h", "max-wait");
        assertThat(time.pauses()).isEmpty();
    }

    @Test
    void triesAgainWithGrowingPauses() throws IOException {
        api.next(request -> request.answer(500, "oops"))
                .next(request -> request.cut("{\"data\": {\"items\": [{\"id\": 0}, {\"i"))
                .next(request -> request.cut(""));
        assertThat(read(api(NUMBERED))).isEqualTo(ITEMS);
        assertThat(time.pauses())
                .containsExactly(Duration.ofMillis(500), Duration.ofMillis(1000), Duration.ofMillis(2000));
    }

    @Test
    void givesUpWhenItDoesNotPass() {
        api.usually(request -> request.answer(500, "<h1>\n  oops </h1>"));
        fails(api(NUMBERED), "/items?page=1", "page 1", "500: <h1> oops </h1>", "4 times");
        assertThat(api.requests()).hasSize(4);
    }

    @Test
    void failsAtOnceWhereTryingAgainCannotHelp() {
        api.usually(request -> request.answer(401, "token s3cret is not known"));
        fails(api(NUMBERED).with(new BearerAuth("s3cret")), "401", "is not known", "auth");
        api.usually(request -> request.answer(404, "{\"error\": \"no such thing\"}"));
        fails(api(NUMBERED), "404", "no such thing");
        assertThat(api.requests()).hasSize(2);
    }

    @Test
    void takesNoLongerThanTheTimeout() throws Exception {
        CountDownLatch late = new CountDownLatch(1);
        api.next(request -> {
            request.cut("{");
            try {
                late.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(read(api(NUMBERED).limits(Duration.ofMillis(300), 1 << 20))).isEqualTo(ITEMS);
        assertThat(time.pauses()).hasSize(1);
        late.countDown();
    }

    @Test
    void takesNoMoreThanTheLimit() {
        api.usually(request -> request.answer(200, "[" + " ".repeat(3000) + "]"));
        fails(api(NUMBERED).records(null).limits(Duration.ofSeconds(10), 2000), "2000 bytes", "max-response-size");
        assertThat(api.requests()).hasSize(1);
    }

    @Test
    void sendsNoMoreThanTheRate() throws IOException {
        assertThat(read(api(NUMBERED).rate(4))).isEqualTo(ITEMS);
        assertThat(time.pauses()).hasSize(4).containsOnly(Duration.ofMillis(250));
    }

    @Test
    void sendsCredentialsInEveryWay() throws IOException {
        read(api(NUMBERED).with(new BearerAuth("s3cret")));
        assertThat(api.requests())
                .allMatch(request -> request.header("Authorization").equals("Bearer s3cret"));
        read(api(NUMBERED).with(new BasicAuth("me", "s3cret")));
        assertThat(last().header("Authorization")).isEqualTo("Basic bWU6czNjcmV0");
        read(api(NUMBERED).with(new HeaderAuth("X-API-Key", "s3cret")));
        assertThat(last().header("X-API-Key")).isEqualTo("s3cret");
        read(api(NUMBERED).with(new QueryAuth("api key", "s3cret&")).query(Map.of("a b", "ä&=")));
        assertThat(last().target()).isEqualTo("/items?a%20b=%C3%A4%26%3D&page=4&api%20key=s3cret%26");
    }

    private Request last() {
        return api.requests().get(api.requests().size() - 1);
    }

    @Test
    void followsRedirectsButKeepsCredentialsHome() throws IOException {
        try (TestApi other = new TestApi(items::numbered)) {
            api.usually(request -> request.answer(302, "", "Location", "/there?page=" + request.parameter("page", "")));
            fails(api(NUMBERED), "redirected more than 5 times");
            api.usually(request -> {
                if (request.target().startsWith("/items")) {
                    request.answer(307, "", "Location", "/moved?page=" + request.parameter("page", ""));
                } else {
                    request.answer(302, "", "Location", other.url("/x?page=" + request.parameter("page", "")));
                }
            });
            assertThat(read(api(NUMBERED).with(new BearerAuth("s3cret")))).isEqualTo(ITEMS);
            assertThat(last().target()).startsWith("/moved");
            assertThat(last().header("Authorization")).isEqualTo("Bearer s3cret");
            assertThat(other.requests())
                    .isNotEmpty()
                    .allMatch(request -> request.header("Authorization").isEmpty());
        }
    }

    @Test
    void followsNoPagesToAnotherHost() {
        api.usually(request ->
                request.answer(200, "{\"data\": {\"items\": [1]}, \"next\": \"http://127.0.0.2/items?token=s3cret\"}"));
        fails(api(new NextUrlPages(JsonPath.parse("next"))), "another host", "127.0.0.2", "token=***");
    }

    @Test
    void keepsKeysThatTheServerRepeatsOutOfPositions() throws IOException {
        api.usually(request -> request.answer(
                200,
                "[1]",
                "Link",
                request.parameter("p", "").isEmpty() ? "<" + request.target() + "&p=2>; rel=next" : "<x>; rel=prev"));
        ByteSource source = open(api(new LinkedPages("next")).records(null).with(new QueryAuth("api_key", "s3cret")));
        api.next(request -> request.answer(200, "[1]"))
                .next(request -> request.answer(200, "[1]", "Link", "<" + request.target() + "&p=2>; rel=next"));
        api.next(request -> request.answer(200, "[2]"));
        List<Line> lines = Reading.lines(source.open(source.plan(), null), 10);
        assertThat(lines).hasSize(2);
        assertThat(lines.toString()).contains("p=2").doesNotContain("s3cret");
        assertThat(last().parameter("api_key", "")).isEqualTo("s3cret");
    }

    @Test
    void refusesToGoOnInAChangedPage() throws IOException {
        ByteSource source = open(api(NUMBERED));
        InputPlan plan = source.plan();
        Position middle = Reading.lines(source.open(plan, null), 100).get(7).after();
        List<String> changed = new ArrayList<>(ITEMS);
        changed.add(0, "{\"id\":-1}");
        api.usually(new PagedItems(changed, 5)::numbered);
        assertThatThrownBy(() -> Reading.lines(source.open(plan, middle), 100))
                .isInstanceOf(SourceException.class)
                .hasMessageContainingAll("page 2", "changed", "first 3 records", "--rerun");
        api.usually(new PagedItems(ITEMS.subList(0, 7), 5)::numbered);
        assertThatThrownBy(() -> Reading.lines(source.open(plan, middle), 100))
                .isInstanceOf(SourceException.class)
                .hasMessageContainingAll("page 2", "2 records, but 3");
        assertThat(source.compare(plan, source.plan()).verdict()).isEqualTo(Verdict.SAME);
    }

    @Test
    void noticesAnotherFirstPage() {
        ByteSource source = open(api(NUMBERED).total("total"));
        InputPlan plan = source.plan();
        api.usually(new PagedItems(ITEMS.subList(0, 11), 5)::numbered);
        PlanComparison comparison = source.compare(plan, source.plan());
        assertThat(comparison.verdict()).isEqualTo(Verdict.GROWN);
        assertThat(comparison.detail()).contains("/items", "first page");
    }

    @Test
    void noticesACircle() {
        api.usually(items::single);
        fails(api(NUMBERED), "page 2", "very records of page 1", "source.page");
        int[] count = {0};
        api.usually(request -> {
            int now = ++count[0];
            request.answer(200, "{\"data\": {\"items\": [" + now + "]}, \"meta\": {\"next\": \"c" + now % 7 + "\"}}");
        });
        fails(api(CURSOR), "in a circle", "'c");
        api.usually(request -> request.answer(200, "{\"data\": {\"items\": []}, \"meta\": {\"next\": \"same\"}}"));
        fails(api(CURSOR), "in a circle", "'same'");
    }

    @Test
    void passesOverEmptyPagesOfACursor() throws IOException {
        api.usually(request -> request.answer(
                200,
                switch (request.parameter("cursor", "")) {
                    case "" -> "{\"data\": {\"items\": [1]}, \"meta\": {\"next\": \"a\", \"more\": true}}";
                    case "a" -> "{\"data\": {\"items\": []}, \"meta\": {\"next\": \"b\", \"more\": true}}";
                    default -> "{\"data\": {\"items\": [2]}, \"meta\": {\"next\": \"c\", \"more\": false}}";
                }));
        CursorPages cursor = new CursorPages(JsonPath.parse("meta.next"), "cursor", JsonPath.parse("meta.more"));
        assertThat(read(api(cursor))).containsExactly("1", "2");
    }

    @Test
    void endsAtTheNumberOfPages() throws IOException {
        NumberedPages counted =
                new NumberedPages("page", 1, "per_page", 5L, JsonPath.parse("total"), LastPage.BEFORE_EMPTY);
        api.usually(request -> request.answer(
                200, "{\"data\": {\"items\": [" + request.parameter("page", "") + "]}, \"total\": 2.0}"));
        assertThat(read(api(counted))).containsExactly("1", "2");
        assertThat(last().target()).isEqualTo("/items?page=2&per_page=5");
    }

    @Test
    void holdsAnApiToItsTotal() throws IOException {
        assertThat(read(api(NUMBERED).total("total"))).isEqualTo(ITEMS);
        assertThat(last().target()).isEqualTo("/items?page=3");
        api.usually(request -> request.answer(
                200,
                request.parameter("page", "").equals("1")
                        ? "{\"data\": {\"items\": [1, 2]}, \"total\": 3}"
                        : "{\"data\": {\"items\": []}, \"total\": 4}"));
        fails(api(NUMBERED).total("total"), "page 2", "2 records have come", "4 in all");
        fails(api(NUMBERED).total("data"), "single value at 'data'", "an object");
    }

    @Test
    void saysWhatIsWrongWithAnAnswer() {
        fails(api(NUMBERED).records("data.entries"), "page 1", "no such place", "'data.entries'", "\"status\"");
        fails(api(NUMBERED).records("data.name"), "array of records at 'data.name'", "an object");
        fails(api(NUMBERED).records(null), "array of records", "an object");
        api.usually(request -> request.answer(200, "<html>\nlog in</html>"));
        fails(api(NUMBERED), "expected JSON", "<html> log in");
        api.usually(request -> request.answer(200, ""));
        fails(api(NUMBERED), "empty answer");
        api.usually(request -> request.answer(200, "{\"data\": {\"items\": [1, 2"));
        fails(api(NUMBERED), "expected JSON");
        String cursor = "c".repeat(901);
        api.usually(request ->
                request.answer(200, "{\"data\": {\"items\": [1]}, \"meta\": {\"next\": \"" + cursor + "\"}}"));
        fails(api(CURSOR), "901 characters");
    }

    @Test
    void saysWhatHostIsDead() {
        fails(HttpSources.of("http://127.0.0.1:1/items?api_key=s3cret", NUMBERED), "127.0.0.1:1", "***", "reached");
        fails(HttpSources.of("http://no-host.invalid/items", NUMBERED), "no-host.invalid", "unknown");
    }

    @Test
    void takesAnotherCharset() throws IOException {
        api.usually(request ->
                request.answer(200, "[\"\\u00e9\", \"a\"]", "Content-Type", "application/json; charset=\"US-ASCII\""));
        assertThat(read(HttpSources.of(api.url("/"), null).records(null))).containsExactly("\"\\u00e9\"", "\"a\"");
    }
}
