package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code rejects replay} promises, whatever the database. */
abstract class ReplayContract {

    private static final String PEOPLE = """
            source: { type: file, path: [people.csv, more.csv] }
            format: { type: csv }
            fields: { id: %s, name: string }
            sink: { type: jdbc, table: people }
            """;

    private static final String LINES = """
            parameters: { least: { type: long, default: 0 } }
            source: { type: file, path: in.log }
            format: { type: key-value }
            fields: { id: %s }
            transform: [ { filter: id >= params.least } ]
            sink: { type: jdbc, table: loaded }
            max-rejects: %s
            """;

    private CliHome home;

    abstract CliHome home(Path directory);

    /** How many records a replay that is beginning has committed; 0 if none yet. */
    abstract LongSupplier replayedRecords();

    @BeforeEach
    void makeHome(@TempDir Path directory) {
        home = home(directory);
    }

    CliHome current() {
        return home;
    }

    private CliHome.Result replay(String... args) {
        List<String> all = new ArrayList<>(List.of("rejects", "replay"));
        all.addAll(List.of(args));
        return home.run(all.toArray(String[]::new));
    }

    private CliHome.Result replayed(String... args) {
        CliHome.Result result = replay(args);
        assertThat(result.exit()).as(result.err()).isZero();
        return result;
    }

    private void load(String pipeline) {
        CliHome.Result result = home.run("run", pipeline);
        assertThat(result.exit()).as(result.err()).isZero();
    }

    private void file(String name, byte[] bytes) {
        try {
            Files.write(home.directory().resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void loadsCsvRecordsBelowTheHeadersOfTheirInputs() {
        home.pipeline("people", PEOPLE.formatted("int"))
                .file("people.csv", "\nid,name\r\n1,Ada\r\n3000000000,\"Grace \"\"H\"\"\r\nMurray\"\r\n")
                .file("more.csv", "name,id\nEdsger,4000000000\nBarbara,3\n");
        home.run("run", "people", "fields.id=int");
        home.file("people.csv", "").file("more.csv", "");
        home.pipeline("people", PEOPLE.formatted("'decimal(12,0)'"));
        alterIdToDecimal();

        CliHome.Result result = replayed("people", "--json");

        assertThat(result.out())
                .contains("\"status\":\"COMPLETED\",\"read\":2,\"written\":2,\"filtered\":0,\"rejected\":0,");
        assertThat(home.query("select name from people where id > 10 order by id"))
                .containsExactly("Grace \"H\"\r\nMurray", "Edsger");
        assertThat(home.query("select count(*), min(replayed_by), min(attempts) from batchwright_reject"
                        + " where replayed_at is not null"))
                .containsExactly("2|2|1");
        assertThat(home.query("select status, read_count, write_count from batch_step_execution order by 1, 2"))
                .containsExactly("COMPLETED|2|2", "COMPLETED|4|2");
        assertThat(home.run("rejects", "show", "people").out())
                .contains("2 of them replayed")
                .contains("by run 2");
    }

    private void alterIdToDecimal() {
        home.execute("alter table people alter column id " + (isH2() ? "set data" : "") + " type numeric(12,0)");
    }

    private boolean isH2() {
        return home.query("select count(*) from information_schema.tables where table_name = 'pg_class'")
                .equals(List.of("0"));
    }

    @Test
    void aSecondReplayWritesNothing() {
        home.pipeline("lines", LINES.formatted("long", "10")).file("in.log", "id=1\nid=x\nid\nid=4\n");
        load("lines");
        home.pipeline(
                "lines",
                LINES.formatted("string", "10").replace("id >=", "int(id) >=").replace("loaded", "texts"));
        CliHome.Result elsewhere = replay("lines");
        assertThat(elsewhere.exit()).isEqualTo(1);
        assertThat(elsewhere.err()).contains("meant for 'loaded'").contains("sink.table=loaded");
        assertThat(home.query("select count(replayed_at) from batchwright_reject"))
                .containsExactly("0");

        home.pipeline("lines", """
                        source: { type: file, path: in.log }
                        format: { type: access-log, pattern: "(?:id=)?(?<id>.*)" }
                        sink: { type: jdbc, table: texts }
                        """);
        assertThat(replayed("lines", "sink.table=texts").out()).containsPattern("= written +2\\D");
        CliHome.Result second = replayed("lines", "sink.table=texts", "--json");
        assertThat(second.out())
                .contains("\"execution\":null,\"status\":\"NOTHING_TO_REPLAY\",\"read\":0,\"written\":0,");
        assertThat(home.query("select id from texts order by id")).containsExactly("id", "x");
        assertThat(replayed("lines", "sink.table=texts").out()).contains("nothing to replay");
        assertThat(home.run("run", "lines", "format.pattern=x").err()).isNotEmpty();
    }

    @Test
    void keepsWhatIsRejectedAgainWithItsNewReason() {
        home.pipeline("lines", LINES.formatted("long", "10")).file("in.log", "id=1\nid=x\nid=2\nnonsense\n");
        load("lines");
        home.pipeline("lines", """
                        source: { type: file, path: in.log }
                        format: { type: access-log, pattern: "(?:id=|non)(?<id>.*)" }
                        fields: { id: { type: long, null-values: [x] } }
                        sink: { type: jdbc, table: loaded }
                        """);
        CliHome.Result result = replayed("lines", "--json");
        assertThat(result.out()).contains("\"read\":2,\"written\":1,\"filtered\":0,\"rejected\":1,");
        assertThat(home.query("select line, stage, field, execution_id, attempts, replayed_by from batchwright_reject"
                        + " where replayed_at is null"))
                .containsExactly("4|fields|id|1|1|null");
        assertThat(home.run("rejects", "show", "lines").out())
                .contains("in.log:4")
                .contains("replayed and rejected again (attempts: 1)")
                .contains("found 'sense'");

        CliHome.Result again = replay("lines");
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).contains("the record was rejected again").contains("in.log:4");
        assertThat(home.query("select attempts from batchwright_reject where replayed_at is null"))
                .containsExactly("2");
        assertThat(home.query("select count(*), count(id) from loaded")).containsExactly("3|2");
    }

    @Test
    void rejectsWhatIsNoSingleRecordAnyMore() {
        home.pipeline("lines", LINES.formatted("long", "10")).file("in.log", "id=1\n\n{\"id\":7}\n");
        load("lines");
        home.pipeline("lines", LINES.formatted("long", "10").replace("key-value", "json-lines"));
        assertThat(replayed("lines", "--json").out())
                .contains("\"read\":2,\"written\":1,")
                .contains("\"rejected\":1,");
        assertThat(home.query("select reason from batchwright_reject where replayed_at is null"))
                .singleElement()
                .asString()
                .startsWith("expected one record, found none");
        assertThat(home.query("select sum(id) from loaded")).containsExactly("8");
    }

    @Test
    void aMendedFormatMayNeedAHeaderThatWasNotKept() {
        home.pipeline("people", PEOPLE.formatted("long").replace("csv }", "csv, header: false }"))
                .file("people.csv", "1,Ada\nx,Grace\n")
                .file("more.csv", "");
        load("people");
        CliHome.Result result = replay("people", "format.header=true");
        assertThat(result.err()).contains("expected the header of the input");
        assertThat(replayed("people", "format.header=false", "fields.id=string", "sink.table=texts")
                        .out())
                .containsPattern("= written +1\\D");
        assertThat(home.query("select id, name from texts")).containsExactly("x|Grace");
    }

    @Test
    void marksWhatIsFilteredNow() {
        home.pipeline("lines", LINES.formatted("long", "10")).file("in.log", "id=1\nid=x\n");
        load("lines");
        home.pipeline("lines", """
                        source: { type: file, path: in.log }
                        format: { type: key-value }
                        fields: { id: { type: long, null-values: [x] } }
                        transform: [ { filter: has(id) } ]
                        sink: { type: jdbc, table: loaded }
                        """);
        assertThat(replayed("lines", "--json").out()).contains("\"read\":1,\"written\":0,\"filtered\":1,");
        assertThat(replayed("lines").out()).contains("nothing to replay");
    }

    @Test
    void readsCompressedInputOfAnotherCharset() throws IOException {
        home.pipeline("names", """
                        source: { type: file, path: names.json.gz, charset: ISO-8859-1 }
                        format: { type: json-lines }
                        fields: { id: long, name: string }
                        sink: { type: jdbc, table: names }
                        """);
        file(
                "names.json.gz",
                gzip("{\"id\":1,\"name\":\"A\"}\n{\"id\":\"ö\",\"name\":\"Zoë\"}\n", StandardCharsets.ISO_8859_1));
        load("names");
        replayed("names", "fields.id.null-values=[ö]");
        assertThat(home.query("select name, id from names where id is null")).containsExactly("Zoë|null");
    }

    private static byte[] gzip(String text, Charset charset) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(charset));
        }
        return bytes.toByteArray();
    }

    @Test
    void mendsAnAccessLogWithAPattern() {
        load("access-log");
        CliHome.Result result = replayed(
                "access-log",
                "format={type: access-log, pattern: '(?<host>\\S+).*'}",
                "fields={host: string}",
                "--json");
        assertThat(result.out()).contains("\"read\":1,\"written\":1,");
        assertThat(home.query("select count(*) from access_log")).containsExactly("60");
    }

    @Test
    void hasTheParametersOfTheLoadButItsSecrets() {
        String withSecret = """
                parameters: { least: { type: long, default: 0 }, key: { type: string, secret: true } }
                source: { type: file, path: in.log }
                format: { type: key-value }
                fields: { id: %s }
                transform: [ { set: { k: params.key } }, { filter: id >= params.least } ]
                sink: { type: jdbc, table: loaded }
                """;
        home.pipeline("lines", withSecret.formatted("long")).file("in.log", "id=1\nid=x5\nid=x7\nid=9\n");
        home.run("run", "lines", "least=6", "key=hush");
        assertThat(home.query("select parameters from batchwright_checkpoint")).containsExactly("{\"least\":\"6\"}");

        home.pipeline(
                "lines", withSecret.formatted("long").replace("key-value", "access-log, pattern: 'id=x?(?<id>.*)'"));
        CliHome.Result asked = replay("lines");
        assertThat(asked.exit()).isEqualTo(2);
        assertThat(asked.err()).contains("parameter 'key' needs a value");
        assertThat(replayed("lines", "key=hush", "--json").out()).contains("\"read\":2,\"written\":1,\"filtered\":1,");
        assertThat(home.query("select id, k from loaded order by id")).containsExactly("7|hush", "9|hush");
    }

    @Test
    void leavesOutWhatWasCutAndReplaysWhatIsTooLongNoMore() {
        home.pipeline(
                        "lines",
                        LINES.formatted("string", "10").replace("id >=", "int(id) >=") + "max-record-size: 50B\n")
                .file("in.log", "id=1\nid=" + "0".repeat(80) + "7\nid=" + "9".repeat(70_000) + "\n");
        load("lines");
        CliHome.Result result = replayed("lines", "max-record-size=1MiB", "--json");
        assertThat(result.out()).contains("\"read\":1,\"written\":1,");
        assertThat(result.err()).contains("1 left out, of which only the beginning was kept");
    }

    @Test
    void bearsAsManyRejectsAsALoadAndBeginsAnewWhenMended() {
        home.pipeline("lines", LINES.formatted("long", "10") + "commit-every: 2\n")
                .file("in.log", "id=1\n" + "id=x\n".repeat(5) + "id=y2\n");
        load("lines");
        CliHome.Result failed = replay("lines", "max-rejects=3");
        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.err()).contains("too many rejects: 4 of 4 records").doesNotContain("--rerun");
        assertThat(home.query("select attempts from batchwright_reject order by id"))
                .containsExactly("1", "1", "1", "1", "0", "0");

        String mended = LINES.formatted("{ type: long, null-values: [x] }", "10")
                .replace("id >= params.least", "'!has(id) || id >= params.least'")
                .replace("key-value", "access-log, pattern: 'id=y?(?<id>.*)'");
        home.pipeline("lines", mended);
        assertThat(replayed("lines", "--json").out())
                .contains("\"read\":6,\"written\":6,")
                .contains("\"resumedFrom\":null");
    }

    @Test
    void replaysOneRunOfALoad() {
        home.pipeline("lines", LINES.formatted("long", "1") + "commit-every: 1\n")
                .file("in.log", "id=x1\nid=x2\nid=x3\nid=4\n");
        assertThat(home.run("run", "lines").exit()).isEqualTo(1);
        assertThat(home.run("run", "lines", "max-rejects=9").exit()).isZero();
        assertThat(
                        home.query(
                                "select execution_id, count(*) from batchwright_reject group by execution_id order by execution_id"))
                .containsExactly("1|2", "2|1");
        home.pipeline(
                "lines", LINES.formatted("long", "9").replace("key-value", "access-log, pattern: 'id=x?(?<id>.*)'"));
        assertThat(replayed("lines", "--run", "2", "--json").out()).contains("\"read\":1,\"written\":1,");
        assertThat(home.query("select sum(id) from loaded")).containsExactly("7");
        assertThat(replayed("lines", "--json").out()).contains("\"read\":2,\"written\":2,");
        assertThat(home.query("select sum(id) from loaded")).containsExactly("10");
        assertThat(replay("lines", "--run", "9").err()).contains("run 9 of 'lines' has no rejects");
    }

    @Test
    void replaysRowsThatTheDatabaseRefused() {
        home.execute("create table loaded (id bigint primary key, v varchar(3))");
        String keyed = """
                source: { type: file, path: in.log }
                format: { type: key-value }
                fields: { id: long, v: string }
                sink: { type: jdbc, table: loaded, key: [id], write: %s }
                """;
        home.pipeline("lines", keyed.formatted("insert")).file("in.log", "id=1,v=a\nid=1,v=b\nid=2,v=long\nid=3,v=c\n");
        load("lines");
        assertThat(home.query("select line, stage from batchwright_reject order by line"))
                .containsExactly("2|sink", "3|sink");

        home.execute("alter table loaded add column w integer");
        home.execute("update loaded set w = 1");
        home.pipeline("lines", keyed.formatted("replace"));
        assertThat(replay("lines").err()).contains("write: replace");
        assertThat(home.query("select count(*) from loaded")).containsExactly("2");

        home.pipeline("lines", keyed.formatted("upsert"));
        CliHome.Result upserted = replayed("lines", "--json");
        assertThat(upserted.out()).contains("\"read\":2,\"written\":1,").contains("\"rejected\":1,");
        assertThat(upserted.err()).contains("write: upsert puts a replayed record in the place of");
        assertThat(home.query("select id, v from loaded order by id")).containsExactly("1|b", "3|c");
        assertThat(home.query("select line, stage, attempts from batchwright_reject where replayed_at is null"))
                .containsExactly("3|sink|1");

        CliHome.Result stopped = replay("lines", "on-reject=fail");
        assertThat(stopped.exit()).isEqualTo(1);
        assertThat(home.query("select attempts from batchwright_reject where replayed_at is null"))
                .containsExactly("1");

        home.execute("alter table loaded add column x varchar(9)");
        home.pipeline("lines", keyed.formatted("ignore").replace("v: string", "x: { type: string, from: v }"));
        assertThat(replayed("lines", "--json").out()).contains("\"read\":1,\"written\":1,");
        assertThat(home.query("select id, x from loaded where id = 2")).containsExactly("2|long");
    }

    @Test
    void jobsPointsToTheReplayThatGoesOn() {
        home.pipeline("lines", LINES.formatted("long", "10")).file("in.log", "id=1\nid=x\n");
        load("lines");
        replay("lines");
        String job = home.query("select job_key from batchwright_reject").get(0);
        assertThat(home.run("jobs", "restart", "2").err()).contains("rejects replay lines --load " + job);
    }

    @Test
    void aKilledReplayGoesOnWhereItStopped() throws Exception {
        int records = 20_000;
        StringBuilder lines = new StringBuilder("id=0\n");
        for (int i = 1; i <= records; i++) {
            lines.append("id=x").append(i).append("x".repeat(300)).append('\n');
        }
        home.pipeline("lines", LINES.formatted("long", "unlimited") + "commit-every: 100\n")
                .file("in.log", lines.toString());
        load("lines");
        home.pipeline(
                "lines",
                LINES.formatted("long", "unlimited").replace("key-value", "access-log, pattern: 'id=x?(?<id>[0-9]+).*'")
                        + "commit-every: 100\n");
        LongSupplier committed = replayedRecords();
        Process process = home.start("rejects", "replay", "lines");
        try {
            KillPoint.reach(home.directory(), process, committed);
        } finally {
            process.destroyForcibly().waitFor();
        }

        CliHome.Result resumed = replayed("lines", "--json");

        assertThat(resumed.out())
                .contains("\"read\":" + records + ",\"written\":" + records + ",")
                .containsPattern("\"resumedFrom\":\"[0-9]+\"");
        assertThat(home.query("select count(*), count(distinct id), sum(id) from loaded"))
                .containsExactly((records + 1) + "|" + (records + 1) + "|" + (records * (records + 1L) / 2));
        assertThat(home.query("select count(*), count(replayed_at), max(attempts) from batchwright_reject"))
                .containsExactly(records + "|" + records + "|1");
        assertThat(replayed("lines").out()).contains("nothing to replay");
    }
}
