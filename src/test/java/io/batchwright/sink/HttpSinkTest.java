package io.batchwright.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwright.fixture.TestApi;
import io.batchwright.fixture.TestDatabase;
import io.batchwright.http.BearerAuth;
import io.batchwright.http.Waiting;
import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.RecordChunk;
import io.batchwright.record.Reject;
import io.batchwright.record.Schema;
import io.batchwright.spec.DataSize;
import io.batchwright.spec.JsonPath;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSinkTest extends DatabaseContract {

    private static final Schema IDS = Schema.of(Field.of("id", FieldType.LONG));
    private static final HttpErrorsSpec ERRORS =
            new HttpErrorsSpec(JsonPath.parse("errors"), JsonPath.parse("index"), JsonPath.parse("message"));

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestApi api;

    private final List<Duration> waits = new ArrayList<>();
    private Checkpoint checkpoint = newLoad("api");

    @Override
    TestDatabase openDatabase(Path directory) {
        return TestDatabase.h2(directory);
    }

    @BeforeEach
    void begin() {
        checkpoint = claim(newLoad("api"));
        api = new TestApi(request -> request.answer(200, "{}"));
        waits.clear();
    }

    @AfterEach
    void closeApi() {
        api.close();
    }

    static HttpSinkSpec spec(String url, int batchSize, HttpSinkSpec.Body body, @Nullable HttpErrorsSpec errors) {
        return new HttpSinkSpec(
                null,
                url,
                HttpSinkSpec.Method.POST,
                batchSize,
                body,
                Map.of("X-Team", "data"),
                new BearerAuth("s3cret"),
                errors,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                DataSize.parse("10KiB"),
                2,
                Duration.ofMinutes(1),
                null);
    }

    private Sink open(int batchSize, @Nullable HttpErrorsSpec errors) {
        HttpSinkSpec spec = spec(api.url("/rows?v=1"), batchSize, HttpSinkSpec.Body.JSON_ARRAY, errors);
        Waiting waiting = new Waiting(Clock.systemUTC(), waits::add, bound -> bound - 1);
        Sink sink = spec.open(
                IDS,
                new SinkContext(Path.of("nowhere"), database::open, checkpoint.key(), 42, time -> false, () -> {}),
                waiting);
        sink.prepare();
        return sink;
    }

    private static RecordChunk ids(int count) {
        Rows rows = Rows.of(IDS);
        for (int id = 1; id <= count; id++) {
            rows.row(id);
        }
        return rows.chunk("p1");
    }

    private Committed write(int rows, @Nullable HttpErrorsSpec errors) {
        try (Sink sink = open(3, errors)) {
            return sink.write(ids(rows), checkpoint, Completion.ALWAYS);
        }
    }

    private List<String> bodies() {
        return api.requests().stream().map(TestApi.Request::body).toList();
    }

    private List<String> keys() {
        return api.requests().stream()
                .map(request -> request.header("Idempotency-Key"))
                .toList();
    }

    @Test
    void sendsBatchesWithKeysOfTheirOwn() {
        assertThat(write(7, null).checkpoint().ledger().written()).isEqualTo(7);
        assertThat(bodies())
                .containsExactly(
                        "[{\"id\":1},{\"id\":2},{\"id\":3}]", "[{\"id\":4},{\"id\":5},{\"id\":6}]", "[{\"id\":7}]");
        assertThat(keys()).doesNotHaveDuplicates().allMatch(key -> key.matches("[0-9a-f]{32}"));
        assertThat(api.requests()).allSatisfy(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.target()).isEqualTo("/rows?v=1");
            assertThat(request.header("Content-Type")).isEqualTo("application/json");
            assertThat(request.header("Authorization")).isEqualTo("Bearer s3cret");
            assertThat(request.header("X-Team")).isEqualTo("data");
        });
    }

    @Test
    void sendsABatchAgainWithItsKey() {
        api.next(request -> request.answer(503, "busy")).next(request -> request.answer(429, "", "Retry-After", "7"));
        assertThat(write(2, null).checkpoint().ledger().written()).isEqualTo(2);
        assertThat(keys()).hasSize(3).containsOnly(keys().get(0));
        assertThat(waits).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(7));
    }

    @Test
    void sendsAgainWhatWasCutOrCameTooLate() {
        api.next(request -> request.cut("{")).next(request -> {
            try {
                Thread.sleep(2_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(write(1, null).checkpoint().ledger().written()).isEqualTo(1);
        assertThat(keys()).hasSize(3).containsOnly(keys().get(0));
    }

    @Test
    void givesUpAndGoesOnLaterWithTheSameKeys() {
        api.next(request -> request.answer(200, ""));
        for (int i = 0; i < 3; i++) {
            api.next(request -> request.answer(500, "no luck"));
        }
        assertThatThrownBy(() -> write(6, null))
                .isInstanceOf(SinkException.class)
                .hasMessage("POST " + api.url("/rows?v=1")
                        + " (3 rows): the answer was 500: no luck, 3 times; run again later to go on");
        assertThat(checkpoints().find(checkpoint.key())).contains(checkpoint);
        List<String> before = keys();
        try (Sink sink = open(3, null)) {
            assertThat(sink.firstChunk()).isEqualTo(6);
            sink.write(ids(6), checkpoint, Completion.ALWAYS);
        }
        assertThat(keys().subList(4, 6)).containsExactly(before.get(0), before.get(1));
        try (Sink sink = open(3, null)) {
            assertThat(sink.firstChunk()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 207, 400, 422})
    void rejectsTheItemsThatTheAnswerNames(int status) {
        api.next(request -> request.answer(
                status, "{\"errors\":[{\"index\":2,\"message\":\"too old\"},{\"index\":0,\"message\":{\"code\":7}}]}"));
        Committed committed = write(4, ERRORS);
        assertThat(committed.checkpoint().ledger().written()).isEqualTo(2);
        assertThat(committed.rejects()).extracting(Reject::stage).containsOnly("sink");
        assertThat(committed.rejects()).extracting(Reject::reason).containsExactly("{\"code\":7}", "too old");
        assertThat(database.query("select line, reason from batchwright_reject where job_key = '"
                        + checkpoint.key().job() + "' order by id"))
                .containsExactly(List.of(1L, "{\"code\":7}"), List.of(3L, "too old"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 413, 422})
    void rejectsABatchThatIsRefusedAsAWhole(int status) {
        api.next(request -> request.answer(status, "what  is\nthis, s3cret?"));
        Committed committed = write(4, ERRORS);
        assertThat(committed.checkpoint().ledger().written()).isEqualTo(1);
        assertThat(committed.rejects())
                .hasSize(3)
                .extracting(Reject::reason)
                .containsOnly("the answer was " + status + ": what is this, ***?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | the answer was 401: no; check auth",
                "403 | the answer was 403: no; check auth",
                "404 | the answer was 404: no; check url and method",
                "418 | the answer was 418: no",
                "302 | the answer was 302, which redirects to ''; sent is to the URL of the pipeline only",
            })
    void failsWhereTheRowsAreNotToBlame(int status, String message) {
        api.next(request -> request.answer(status, "no"));
        assertThatThrownBy(() -> write(1, ERRORS))
                .isInstanceOf(SinkException.class)
                .hasMessage("POST " + api.url("/rows?v=1") + " (1 row): " + message);
        assertThat(checkpoints().find(checkpoint.key())).contains(checkpoint);
        assertThat(api.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"errors\":[{\"index\":9,\"message\":\"x\"}]} | the answer names item '9' as refused; expected 0 to 0",
                "{\"errors\":[{\"message\":\"x\"}]}             | the answer names item '' as refused; expected 0 to 0",
                "fine                                           | which is no JSON to look for errors in",
            })
    void failsOverAnAnswerThatItCanNotRead(String answer, String message) {
        api.next(request -> request.answer(200, answer));
        assertThatThrownBy(() -> write(1, ERRORS))
                .isInstanceOf(SinkException.class)
                .hasMessageContaining(message);
    }

    @Test
    void boundsAnAnswer() {
        api.next(request -> request.answer(200, "x".repeat(11_000)));
        assertThatThrownBy(() -> write(1, null))
                .isInstanceOf(SinkException.class)
                .hasMessageContaining("the answer is longer than 10240 bytes");
    }

    @Test
    void saysThatNobodyIsThere() {
        api.close();
        assertThatThrownBy(() -> write(1, null))
                .isInstanceOf(SinkException.class)
                .hasMessageContaining("the host cannot be reached")
                .hasMessageContaining("3 times");
    }
}
