package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code rejects list, show, export, purge} promise, whatever the database. */
abstract class RejectsContract {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String PEOPLE = """
            source: { type: file, path: [people.csv, more.csv] }
            format: { type: csv }
            fields: { id: long, name: string }
            sink: { type: jdbc, table: people }
            """;

    private CliHome home;

    abstract CliHome home(Path directory);

    @BeforeEach
    void makeHome(@TempDir Path directory) {
        home = home(directory);
    }

    /** Loads 2 rows and rejects 3 records of two inputs, the second of them with its columns the other way round. */
    private void loadPeople() {
        home.pipeline("people", PEOPLE)
                .file("people.csv", "id,name\n1,Ada\nx,\"Grace, \"\"H\"\"\"\n2\n")
                .file("more.csv", "name,id\nEdsger,3\n=cmd,y\n");
        assertThat(home.run("run", "people").exit()).isZero();
        assertThat(home.query("select count(*) from people")).containsExactly("2");
    }

    private CliHome.Result rejects(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "rejects";
        System.arraycopy(args, 0, all, 1, args.length);
        return home.run(all);
    }

    private String export(String... args) {
        Path file = home.directory().resolve("export");
        String[] all = new String[args.length + 4];
        all[0] = "export";
        System.arraycopy(args, 0, all, 1, args.length);
        all[args.length + 1] = "-o";
        all[args.length + 2] = file.toString();
        all[args.length + 3] = "--force";
        CliHome.Result result = rejects(all);
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).isEmpty();
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    @Test
    void listsRunsWithRejects() {
        assertThat(rejects("list").out()).contains("no rejects");
        loadPeople();
        home.run("run", "access-log");

        assertThat(rejects("list").out())
                .containsPattern("people +\\| 1 +\\| [0-9a-f]{8} +\\| \\d{4}-.* +\\| 3 +\\| 0 +\\| ")
                .containsPattern("access-log +\\| 2 +\\| ");
        assertThat(rejects("list", "people").out()).doesNotContain("access-log");
        assertThat(rejects("list", "-n", "1").out())
                .contains("access-log", "Older ones:  --limit")
                .doesNotContain("people");
        assertThat(rejects("list", "--limit", "2").out())
                .contains("access-log", "people")
                .doesNotContain("Older");
        CliHome.Result none = rejects("list", "-n", "0");
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("--limit: expected 1 to 10000, found 0");

        JsonNode list = json(rejects("list", "people", "--json").out());
        assertThat(list).hasSize(1);
        assertThat(list.get(0).get("rejects").asInt()).isEqualTo(3);
        assertThat(list.get(0).get("load").asString()).hasSize(32);
    }

    @Test
    void showsRejectsInTheOrderOfTheirPlace() {
        loadPeople();
        CliHome.Result shown = rejects("show", "people");
        assertThat(shown.exit()).as(shown.err()).isZero();
        assertThat(shown.out())
                .startsWith("people: 3 rejects in the latest load")
                .containsSubsequence("more.csv:3", "people.csv:3 (offset 14)", "field:  id", "people.csv:4");

        JsonNode object = json(rejects("show", "people", "--json", "-n", "2").out());
        assertThat(object.get("count").asInt()).isEqualTo(3);
        assertThat(object.get("rejects")).hasSize(2);
        assertThat(object.get("rejects").get(1).get("raw").asString()).isEqualTo("x,\"Grace, \"\"H\"\"\"");
        assertThat(object.get("rejects").get(1).get("field").asString()).isEqualTo("id");
        assertThat(object.get("reasons").get(0).get("count").asInt()).isEqualTo(1);
    }

    @Test
    void choosesByRunAndByLoad() {
        loadPeople();
        home.file("more.csv", "name,id\nBarbara,4\n");
        assertThat(home.run("run", "people", "--rerun").exit()).isZero();
        String first = home.query("select job_key from batchwright_reject where input = 'more.csv'")
                .get(0);

        assertThat(rejects("show", "people").out()).startsWith("people: 2 rejects in the latest load");
        assertThat(rejects("show", "people", "--run", "1").out()).startsWith("people: 3 rejects in run 1");
        assertThat(rejects("show", "people", "--load", first.substring(0, 8)).out())
                .startsWith("people: 3 rejects in load");
        assertThat(rejects("show", "people", "--run", "7").err()).contains("no execution 7 in this repository");
        assertThat(rejects("show", "people", "--load", "zz").err()).contains("expected the key of a load");
        assertThat(rejects("show", "people", "--load", first + "0").err()).contains("has no load");
        assertThat(rejects("show", "nobody").exit()).isEqualTo(2);
    }

    @Test
    void exportsCsvThatCsvReads() {
        loadPeople();
        String csv = export("people", "--format", "csv");
        assertThat(csv)
                .startsWith(
                        "execution,input,line,byte_offset,stage,field,reason,detail,raw,encoding,truncated,attempts,")
                .contains("\"1\",\"people.csv\",\"3\",\"14\",\"fields\",\"id\",")
                .contains(",\"x,\"\"Grace, \"\"\"\"H\"\"\"\"\"\"\",\"utf-8\",\"false\",\"0\",,\r\n");

        home.file("rejects.csv", csv).pipeline("again", """
                source: { type: file, path: rejects.csv }
                format: { type: csv }
                fields: { execution: long, byte_offset: long, field: string, raw: string, replayed: timestamp }
                sink: { type: jdbc, table: exported }
                """);
        CliHome.Result again = home.run("run", "again");
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(home.query("select raw from exported order by raw"))
                .containsExactly("2", "=cmd,y", "x,\"Grace, \"\"H\"\"\"");
    }

    @Test
    void exportsCsvForASpreadsheet() {
        loadPeople();
        assertThat(export("people", "--spreadsheet"))
                .contains(",\"'=cmd,y\",", ",\"2\",")
                .isEqualTo(export("people").replace("\"=cmd,y\"", "\"'=cmd,y\""));
        CliHome.Result raw = rejects("export", "people", "--raw", "--spreadsheet");
        assertThat(raw.exit()).isEqualTo(ExitCodes.USAGE);
        assertThat(raw.err()).contains("--spreadsheet is about --format csv, found raw");
    }

    @Test
    void exportsJsonLinesWithBytesThatAreNoText() throws Exception {
        loadPeople();
        Path file = home.directory().resolve("more.csv");
        Files.write(file, "name,id\nZo\u00eb,y\n".getBytes(StandardCharsets.ISO_8859_1));
        home.run("run", "people", "--rerun");
        List<JsonNode> lines = export("people", "--format", "json-lines")
                .lines()
                .map(RejectsContract::json)
                .toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(2).get("encoding").asString()).isEqualTo("base64");
        assertThat(lines.get(2).get("raw").asString()).isEqualTo("Wm/rLHk=");
        assertThat(lines.get(2).get("replayed").isNull()).isTrue();
        assertThat(lines.get(0).get("byteOffset").asInt()).isEqualTo(14);
    }

    @Test
    void exportsRawRecordsBelowTheirHeaderToBeMendedAndLoaded() {
        loadPeople();
        CliHome.Result mixed = rejects("export", "people", "--raw");
        assertThat(mixed.exit()).isEqualTo(2);
        assertThat(mixed.err())
                .contains("different headers")
                .contains("people.csv, more.csv")
                .contains("--input");

        String raw = export("people", "--raw", "--input", "more.csv");
        assertThat(raw).isEqualTo("name,id\n=cmd,y\n");
        home.file("mended.csv", raw.replace(",y", ",5"));
        CliHome.Result loaded = home.run("run", "people", "source.path=mended.csv");
        assertThat(loaded.exit()).as(loaded.err()).isZero();
        assertThat(home.query("select name from people where id = 5")).containsExactly("=cmd");
    }

    @Test
    void exportsRawRecordsOfWhichAllIsThere() {
        home.pipeline("lines", """
                        source: { type: file, path: in.log }
                        format: { type: key-value }
                        fields: { id: long }
                        sink: { type: jdbc, table: lines }
                        max-record-size: 100B
                        """).file("in.log", "id=1\nbad\nid=" + "9".repeat(70_000) + "\n");
        home.run("run", "lines");
        CliHome.Result result = rejects("export", "lines", "--raw", "-o", home.directory() + "/raw");
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.err()).contains("1 left out, of which only the beginning was kept");
        assertThat(home.directory().resolve("raw")).hasContent("bad\n");
        assertThat(rejects("export", "lines", "-o", home.directory() + "/raw").err())
                .contains("--force");
        assertThat(rejects("export", "lines", "--raw", "--format", "csv").exit())
                .isEqualTo(2);
        assertThat(rejects("export", "lines", "--input", "other").exit()).isEqualTo(2);
    }

    @Test
    void exportsToStandardOutputUntilTheReaderHasEnough() throws Exception {
        home.pipeline("lines", """
                        source: { type: file, path: in.log }
                        format: { type: key-value }
                        fields: { id: long }
                        sink: { type: jdbc, table: lines }
                        max-rejects: unlimited
                        """).file("in.log", "id=1\n" + ("bad " + "x".repeat(1000) + "\n").repeat(3000));
        home.run("run", "lines");
        Path errors = home.directory().resolve("errors");
        Process process = home.command(
                        "rejects",
                        "export",
                        "lines",
                        "--format",
                        "json-lines",
                        "--home",
                        home.directory().toString())
                .redirectOutput(ProcessBuilder.Redirect.PIPE)
                .redirectErrorStream(false)
                .redirectError(errors.toFile())
                .start();
        byte[] start = process.getInputStream().readNBytes(13);
        process.getInputStream().close();
        assertThat(new String(start, StandardCharsets.UTF_8)).isEqualTo("{\"execution\":");
        assertThat(process.waitFor()).isZero();
        assertThat(errors).isEmptyFile();
    }

    @Test
    void purgesOnlyWhatIsNamedAndOnlyWhenTold() {
        loadPeople();
        assertThat(rejects("purge", "people").err()).contains("say which rejects to purge");
        assertThat(rejects("purge", "people", "--all", "--replayed").exit()).isEqualTo(2);
        assertThat(rejects("purge", "people", "--all", "--dry-run").out())
                .contains("3 rejects, 3 of them not replayed; nothing was deleted");
        assertThat(rejects("purge", "people", "--all").err())
                .contains("nothing was deleted")
                .contains("--yes");
        assertThat(rejects("purge", "people", "--older-than", "1d", "--yes").out())
                .contains("0 rejects");
        assertThat(rejects("purge", "people", "--older-than", "soon").exit()).isEqualTo(2);
        assertThat(rejects("purge", "people", "--replayed", "--yes").out())
                .contains("0 replayed rejects; nothing was deleted");
        assertThat(home.query("select count(*) from batchwright_reject")).containsExactly("3");

        assertThat(rejects("purge", "people", "--run", "1", "--yes").out()).contains("3 deleted");
        assertThat(home.query("select count(*) from batchwright_reject")).containsExactly("0");
        CliHome.Result empty = rejects("export", "people", "--format", "json-lines");
        assertThat(empty.exit()).isZero();
        assertThat(empty.err()).contains("nothing to export: the latest load has no rejects");
        assertThat(home.run("run", "people").out()).contains("already loaded");
    }

    CliHome current() {
        return home;
    }
}
