package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines that read JSON arrays, as a user runs them. */
class JsonArrayRunTest {

    private static final int ELEMENTS = 6000;

    private CliHome home;
    private Path input;

    @BeforeEach
    void makeHome(@TempDir Path directory) {
        input = directory.resolve("in.json");
        home = CliHome.onH2(directory).pipeline("items", """
                source: { type: file, path: in.json }
                format: { type: json-array }
                fields: { id: long, name: { type: string, from: user.name } }
                sink: { type: jdbc, table: items }
                commit-every: 500
                """);
    }

    /** One line, with an element in the middle whose id is no number. */
    private static String array() {
        return IntStream.range(0, ELEMENTS)
                .mapToObj(i ->
                        "{\"id\":" + (i == ELEMENTS / 2 ? "\"x-9\"" : i) + ",\"user\":{\"name\":\"n},{" + i + "\"}}")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private CliHome.Result done(String... args) {
        CliHome.Result result = home.run(args);
        assertThat(result.exit()).as(result.err()).isZero();
        return result;
    }

    @Test
    void goesOnAtTheElementWhereARunFailedAndReplaysIt() {
        home.file("in.json", array());
        CliHome.Result failed = home.run("run", "items", "max-rejects=0");
        assertThat(failed.exit()).isEqualTo(ExitCodes.FAILED);
        assertThat(Integer.parseInt(home.query("select count(*) from items").get(0)))
                .isBetween(ELEMENTS / 2, ELEMENTS - 1000);

        assertThat(done("run", "items", "max-rejects=1", "--json").out()).contains("\"read\":6000,\"written\":5999,");

        assertThat(home.query("select count(*), count(distinct id), min(name), sum(id) from items"))
                .containsExactly("5999|5999|n},{0|" + (6000L * 5999 / 2 - 3000));
        assertThat(home.query("select line, byte_offset, field from batchwright_reject"))
                .containsExactly("1|" + array().indexOf("{\"id\":\"x-9") + "|id");
        assertThat(done("run", "items").out()).contains("already loaded");

        done("rejects", "replay", "items", "fields.id.null-values=[x-9]");
        assertThat(home.query("select name from items where id is null")).containsExactly("n},{3000");
    }

    @Test
    void keepsTheElementAloneOfAnArrayThatIsCutOff() {
        home.file("in.json", "[\n{\"id\":1},\n{\"id\":2,},\n{\"id\":3}\n");
        done("run", "items");
        assertThat(home.query("select id from items")).containsExactly("1");
        assertThat(home.query("select line, stage, reason from batchwright_reject order by line"))
                .containsExactly(
                        "3|format|character 9: expected '\"' of a name, found '}'",
                        "4|source|the input ends within the array: expected ',' or ']' after the element");

        assertThat(done("rejects", "replay", "items", "--json").out())
                .contains("\"read\":2,\"written\":1,")
                .contains("\"rejected\":1,");
        assertThat(home.query("select id from items order by id")).containsExactly("1", "3");
    }

    /** Lines of an array that were taken for records hold its commas. */
    @Test
    void replaysWhatAnotherFormatRejected() {
        home.file("in.json", "[\n{\"id\":1},\n{\"id\":2}\n]\n");
        done("run", "items", "format.type=json-lines");
        assertThat(home.query("select id from items")).containsExactly("2");

        assertThat(done("rejects", "replay", "items", "--json").out())
                .contains("\"read\":3,\"written\":1,")
                .contains("\"rejected\":2,");
        assertThat(home.query("select id from items order by id")).containsExactly("1", "2");
    }

    @Test
    void readsCompressedArraysWithAByteOrderMark() throws IOException {
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(input))) {
            gzip.write("\uFEFF [{\"id\":1,\"user\":{\"name\":\"ü\"}}]".getBytes(StandardCharsets.UTF_8));
        }
        done("run", "items");
        assertThat(home.query("select id, name from items")).containsExactly("1|ü");
    }

    @Test
    void isValidatedAndPreviewed() {
        home.file("in.json", "[{\"id\": 1},\n {\"id\": 2}]");
        assertThat(done("validate", "items").out()).contains("items");
        assertThat(done("preview", "items", "--records", "2").out()).contains("{\"id\": 1}", "{\"id\": 2}");
        assertThat(home.run("validate", "items", "fields.id.from=a..b").err()).contains("expected a path");
    }

    @Test
    void writesNothingOfAnInputThatIsNoArray() {
        home.file("in.json", "{\"id\":1}\n{\"id\":2}\n");
        CliHome.Result failed = home.run("run", "items");
        assertThat(failed.exit()).isEqualTo(ExitCodes.FAILED);
        assertThat(failed.err())
                .contains("in.json: expected '[' of a JSON array")
                .contains("json-lines");
        assertThat(home.query("select count(*) from batchwright_reject")).containsExactly("0");
    }
}
