package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.fixture.TestApi;
import io.batchwright.fixture.TestBucket;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Swap the source, swap the sink, keep the transformation: the same rows and the same rejects in every pair. */
class SwapTest {

    private static final int RECORDS = 40;

    private static final String TRANSFORMATION = """
            fields: { id: long, metric: { type: long, required: true }, status: string }
            transform:
              - filter: metric >= 10
              - set: { twice: metric * 2, loud: status + '!' }
            max-rejects: 50%
            """;

    private static final List<String> ROWS = IntStream.range(10, RECORDS)
            .filter(i -> i % 10 != 0)
            .mapToObj(i -> i + "|" + i + "|ok \"" + i + "\"|" + 2 * i + "|ok \"" + i + "\"!")
            .toList();

    private static final List<String> REJECTS =
            IntStream.range(0, RECORDS / 10).mapToObj(i -> "fields|metric|many").toList();

    private final List<String> posted = new ArrayList<>();
    private final InputStream standardInput = System.in;
    private final TestApi api = new TestApi(this::answer);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @BeforeEach
    void forget() {
        posted.clear();
    }

    @AfterEach
    void close() {
        System.setIn(standardInput);
        api.close();
    }

    static Stream<Arguments> pairs() {
        return Stream.of("file", "s3", "http", "jdbc", "stdin")
                .flatMap(source -> Stream.of("h2", "postgres", "file", "http").map(sink -> Arguments.of(source, sink)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void givesTheSame(String source, String sink) throws IOException {
        CliHome home = sink.equals("postgres") ? CliHome.onPostgres(directory) : CliHome.onH2(directory);
        home.pipeline("swap", source(source, home) + TRANSFORMATION + sink(sink));

        CliHome.Result result = home.run("run", "swap");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(rows(sink, home)).isEqualTo(ROWS);
        assertThat(home.query("select stage, field, case when reason like '%''many''%' then 'many' else reason end"
                        + " from batchwright_reject order by id"))
                .isEqualTo(REJECTS);
        assertThat(home.query("select read_count, written_count, filtered_count, rejected_count, complete"
                        + " from batchwright_checkpoint"))
                .singleElement()
                .asString()
                .startsWithIgnoringCase("40|27|9|4|t");
    }

    private String source(String kind, CliHome home) throws IOException {
        return switch (kind) {
            case "file" -> {
                home.file("in.jsonl", lines());
                yield "source: { type: file, path: in.jsonl }\nformat: { type: json-lines }\n";
            }
            case "s3" -> {
                String bucket = new TestBucket()
                        .put("in/part.jsonl", lines().getBytes(StandardCharsets.UTF_8))
                        .name();
                yield "source: { type: s3, bucket: " + bucket + ", prefix: in/, endpoint: " + TestBucket.endpoint()
                        + ", access-key: " + TestBucket.ACCESS_KEY + ", secret-key: " + TestBucket.SECRET_KEY
                        + " }\nformat: { type: json-lines }\n";
            }
            case "http" ->
                "source: { type: http, url: '" + api.url("/records")
                        + "', records: data, page: { type: page-number, size: 7 } }\n";
            case "jdbc" -> {
                home.run("jobs", "list"); // makes the database
                home.execute("create table readings (id bigint primary key, metric varchar(10), status varchar(20))");
                IntStream.range(0, RECORDS)
                        .forEach(i -> home.execute(
                                "insert into readings values (" + i + ", '" + metric(i) + "', 'ok \"" + i + "\"')"));
                yield "source: { type: jdbc, query: 'select id, metric, status from readings', key: [id] }\n";
            }
            default -> {
                System.setIn(new ByteArrayInputStream(lines().getBytes(StandardCharsets.UTF_8)));
                yield "source: { type: stdin }\nformat: { type: json-lines }\n";
            }
        };
    }

    private String sink(String kind) {
        return switch (kind) {
            case "file" -> "sink: { type: file, path: out.jsonl, format: { type: json-lines } }\n";
            case "http" -> "sink: { type: http, url: '" + api.url("/rows") + "', body: json-lines, batch-size: 5 }\n";
            default -> "sink: { type: jdbc, table: swapped }\n";
        };
    }

    private List<String> rows(String sink, CliHome home) throws IOException {
        return switch (sink) {
            case "file" ->
                Files.readAllLines(directory.resolve("out.jsonl")).stream()
                        .map(SwapTest::row)
                        .toList();
            case "http" ->
                posted.stream().flatMap(String::lines).map(SwapTest::row).toList();
            default ->
                home.query("select id, metric, status, twice, loud from swapped").stream()
                        .sorted(Comparator.comparing(
                                (String row) -> Integer.valueOf(row.substring(0, row.indexOf('|')))))
                        .toList();
        };
    }

    private void answer(TestApi.Request request) throws IOException {
        if (request.method().equals("POST")) {
            posted.add(request.body());
            request.answer(200, "");
            return;
        }
        int first = (Integer.parseInt(request.parameter("page", "1")) - 1) * 7;
        String page = IntStream.range(first, Math.min(RECORDS, first + 7))
                .mapToObj(SwapTest::json)
                .collect(Collectors.joining(","));
        request.answer(200, "{\"data\":[" + page + "]}");
    }

    private static String lines() {
        return IntStream.range(0, RECORDS).mapToObj(i -> json(i) + "\n").collect(Collectors.joining());
    }

    private static String json(int i) {
        return "{\"id\":" + i + ",\"metric\":\"" + metric(i) + "\",\"status\":\"ok \\\"" + i + "\\\"\"}";
    }

    private static String metric(int i) {
        return i % 10 == 0 ? "many" : Integer.toString(i);
    }

    private static String row(String json) {
        JsonNode row = JsonMapper.shared().readTree(json);
        return Stream.of("id", "metric", "status", "twice", "loud")
                .map(name -> row.get(name).asString())
                .collect(Collectors.joining("|"));
    }
}
