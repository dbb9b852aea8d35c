package io.batchwright.sink;

import com.github.luben.zstd.ZstdInputStream;
import io.batchwright.fixture.TestApi;
import io.batchwright.sink.FileSinkSpec.FileWriteMode;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class SinkPromisesTest {

    private static final CsvOutputSpec CSV = new CsvOutputSpec(true, ',', null, CsvOutputSpec.LineEnd.LF);
    private static final String PATH = "some/where/out";

    private static SinkSpec file(OutputFormatSpec format, FileCompression compression) {
        return new FileSinkSpec(null, PATH, format, compression, FileWriteMode.CREATE);
    }

    /** The lines of a text, decompressed. */
    static List<String> lines(InputStream text) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    /** Rows of CSV without quotes, below the header. */
    static List<String> csvRows(List<String> lines) {
        return lines.stream()
                .skip(1)
                .map(line -> Arrays.stream(line.split(",", -1))
                        .map(value -> value.isEmpty() ? "null" : value)
                        .collect(Collectors.joining("|")))
                .toList();
    }

    /** Rows of JSON lines. */
    static List<String> jsonRows(List<String> lines) {
        ObjectMapper json = new ObjectMapper();
        return lines.stream()
                .map(json::readTree)
                .map(row -> text(row, "id") + "|" + text(row, "name") + "|" + text(row, "at"))
                .toList();
    }

    private static String text(JsonNode row, String field) {
        return row.has(field) ? row.get(field).asString() : "null";
    }

    @Nested
    class OfATable extends SinkPromises {

        @Override
        SinkSpec spec() {
            return new JdbcSinkSpec(null, "promised", List.of(), WriteMode.INSERT, 2, JdbcSinkSpec.Method.AUTO);
        }

        @Override
        void reset() {
            database.execute("drop table if exists \"promised\"");
        }

        @Override
        List<String> rows(Path home) {
            return database.query("select id, name, at from promised").stream()
                    .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining("|")))
                    .toList();
        }
    }

    @Nested
    class OfACsvFile extends SinkPromises {

        @Override
        SinkSpec spec() {
            return file(CSV, FileCompression.NONE);
        }

        @Override
        List<String> rows(Path home) throws IOException {
            return csvRows(lines(Files.newInputStream(home.resolve(PATH))));
        }
    }

    @Nested
    class OfAGzipFile extends SinkPromises {

        @Override
        SinkSpec spec() {
            return file(CSV, FileCompression.GZIP);
        }

        @Override
        List<String> rows(Path home) throws IOException {
            return csvRows(lines(new GZIPInputStream(Files.newInputStream(home.resolve(PATH)))));
        }
    }

    @Nested
    class OfAZstdFileOfJsonLines extends SinkPromises {

        @Override
        SinkSpec spec() {
            return file(new JsonLinesOutputSpec(), FileCompression.ZSTD);
        }

        @Override
        List<String> rows(Path home) throws IOException {
            return jsonRows(lines(new ZstdInputStream(Files.newInputStream(home.resolve(PATH)))));
        }
    }

    @Nested
    class OfStandardOutput extends SinkPromises {

        private ByteArrayOutputStream out = new ByteArrayOutputStream();

        @Override
        StdoutSinkSpec spec() {
            return new StdoutSinkSpec(null, new JsonLinesOutputSpec());
        }

        @Override
        Sink open(SinkContext context) {
            Output output = new StreamOutput(out, spec().format().open(SCHEMA));
            return new OutputSink(spec(), output, context);
        }

        @Override
        boolean promisesOnce() {
            return false;
        }

        @Override
        boolean exactlyOnce() {
            return false;
        }

        @Override
        void reset() {
            out = new ByteArrayOutputStream();
        }

        @Override
        List<String> rows(Path home) throws IOException {
            return jsonRows(lines(new ByteArrayInputStream(out.toByteArray())));
        }
    }

    /** An API that honours the Idempotency-Key gets every row once. */
    @Nested
    class OfAnApi extends SinkPromises {

        private final Map<String, String> batches = new LinkedHashMap<>();
        private final TestApi api = new TestApi(request -> {
            batches.putIfAbsent(request.header("Idempotency-Key"), request.body());
            request.answer(204, "");
        });

        @Override
        int commitsOfAChunk() {
            return 2;
        }

        @Override
        SinkSpec spec() {
            return HttpSinkTest.spec(api.url("/rows"), 2, HttpSinkSpec.Body.JSON_LINES, null);
        }

        @Override
        boolean promisesOnce() {
            return false;
        }

        @Override
        void reset() {
            batches.clear();
        }

        @Override
        List<String> rows(Path home) {
            return jsonRows(batches.values().stream().flatMap(String::lines).toList());
        }

        @AfterAll
        void closeApi() {
            api.close();
        }
    }
}
