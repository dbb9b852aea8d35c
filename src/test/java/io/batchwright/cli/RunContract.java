package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run} promises, whatever the database. */
abstract class RunContract {

    /** The fields of the seed's lines, all rows kept. */
    private static final String ALL_ROWS = """
            source: { type: file, path: %s }
            format: { type: key-value }
            fields: { id: long, metric: { type: long, default: 0 }, status: string }
            sink: { type: jdbc, table: loaded }
            """;

    private CliHome home;

    abstract CliHome home(Path directory);

    @BeforeEach
    void makeHome(@TempDir Path directory) {
        home = home(directory);
    }

    private static String lines(int from, int to) {
        StringBuilder lines = new StringBuilder();
        IntStream.range(from, to).forEach(i -> lines.append("id=" + i + ",metric=" + 2 * i + ",status=active\n"));
        return lines.toString();
    }

    @Test
    void loadsTheSeedsSample() {
        CliHome.Result result = home.run("run", "metrics");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).containsPattern("read +1,000").containsPattern("= written +99");
        assertThat(home.query("select count(*), min(metric), max(metric), count(distinct id) from metrics"))
                .containsExactly("99|901|999|99");
    }

    @Test
    void printsOneJsonObjectWithTheLedger() {
        CliHome.Result result = home.run("run", "metrics", "--json");

        assertThat(result.out())
                .startsWith("{\"pipeline\":\"metrics\",\"execution\":")
                .contains("\"status\":\"COMPLETED\",\"read\":1000,\"written\":99,\"filtered\":901,\"rejected\":0,")
                .contains("\"resumedFrom\":null");
        assertThat(result.out().lines()).hasSize(1);
    }

    @Test
    void countsRecordsInTheJobRepository() {
        home.run("run", "metrics");
        assertThat(home.query("select status, read_count, write_count, filter_count from batch_step_execution"))
                .containsExactly("COMPLETED|1000|99|901");
    }

    @Test
    void keepsASampleOfAShortRun() {
        home.run("run", "metrics");
        assertThat(home.query("select execution_id, elapsed_seconds < 5, read_count, written_count, rejected_count,"
                        + " input_bytes > 1000, heap_bytes > 0 from batchwright_sample"))
                .hasSize(1)
                .allMatch(
                        row -> row.toLowerCase(Locale.ROOT).matches("1\\|t(rue)?\\|1000\\|99\\|0\\|t(rue)?\\|t(rue)?"));
    }

    @Test
    void doesNothingTheSecondTimeAndLoadsAgainOnRequest() {
        home.run("run", "metrics");
        CliHome.Result second = home.run("run", "metrics");
        assertThat(second.exit()).isZero();
        assertThat(second.out()).contains("already loaded, nothing to do");

        CliHome.Result rerun = home.run("run", "metrics", "--rerun");
        assertThat(rerun.exit()).as(rerun.err()).isZero();
        assertThat(home.query("select count(*) from metrics")).containsExactly("198");
        assertThat(home.run("run", "metrics").out()).contains("already loaded");
    }

    @Test
    void otherParametersAreAnotherLoad() {
        home.run("run", "metrics");
        CliHome.Result result = home.run("run", "metrics", "threshold=950");
        assertThat(result.out()).containsPattern("= written +49");
    }

    @Test
    void keepsRejectsWithTheirPlaceAndReason() {
        CliHome.Result result = home.run("run", "access-log");
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(home.query("select count(*) from access_log")).containsExactly("59");
        assertThat(home.query("select line, stage from batchwright_reject")).containsExactly("42|format");

        CliHome.Result shown = home.run("rejects", "show", "access-log");
        assertThat(shown.out())
                .contains("1 reject")
                .contains("config/samples/access.log")
                .contains("user agent");
    }

    @Test
    void loadsCsvWithTypedColumns() {
        CliHome.Result result = home.run("run", "reviews");
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(home.query("select count(*), count(reviewed_at) from reviews"))
                .containsExactly("40|40");
    }

    @Test
    void refusesGrownInputAndLoadsReplacedInput() {
        home.pipeline("all", ALL_ROWS.formatted("in.log")).file("in.log", lines(0, 10));
        home.run("run", "all");
        home.file("in.log", lines(0, 12));
        CliHome.Result grown = home.run("run", "all");
        assertThat(grown.exit()).isEqualTo(1);
        assertThat(grown.err()).contains("in.log").contains("grown").contains("--rerun");

        home.file("in.log", lines(100, 105));
        assertThat(home.run("run", "all").exit()).isZero();
        assertThat(home.query("select count(*) from loaded")).containsExactly("15");
    }

    @Test
    void aFailedRunGoesOnWhereItStopped() {
        String bad = "nonsense\n".repeat(3);
        home.pipeline("all", ALL_ROWS.formatted("in.log") + "commit-every: 10\nmax-rejects: 2\n")
                .file("in.log", lines(0, 25) + bad + lines(25, 50));
        CliHome.Result failed = home.run("run", "all");
        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.err()).contains("too many rejects: 3").contains("max-rejects is 2");
        assertThat(home.query("select count(*) from loaded")).containsExactly("27");

        CliHome.Result resumed = home.run("run", "all", "max-rejects=3", "--json");
        assertThat(resumed.exit()).as(resumed.err()).isZero();
        assertThat(resumed.out())
                .contains("\"read\":53,\"written\":50,")
                .contains("\"thisRun\":{\"read\":23,")
                .contains("\"resumedFrom\":\"0:");
        assertThat(home.query("select count(*), count(distinct id), sum(metric) from loaded"))
                .containsExactly("50|50|2450");
    }

    @Test
    void rejectsWhatTheDatabaseRefusesAndLoadsTheRest() {
        home.pipeline("all", ALL_ROWS.formatted("in.log").replace("loaded }", "loaded, key: [id] }"))
                .file("in.log", lines(0, 30) + lines(5, 8) + lines(30, 50));
        CliHome.Result result = home.run("run", "all");
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out())
                .containsPattern("= written +50")
                .containsPattern("rejected +3")
                .contains("in.log:31: ");
        assertThat(home.query("select count(*), count(distinct id) from loaded"))
                .containsExactly("50|50");
        assertThat(home.query("select line, stage from batchwright_reject order by id"))
                .containsExactly("31|sink", "32|sink", "33|sink");
    }

    @Test
    void aRunThatMayRejectNothingStopsBeforeTheFirstReject() {
        String pipeline = ALL_ROWS.formatted("in.log").replace("loaded }", "loaded, key: [id] }");
        home.pipeline("all", pipeline + "commit-every: 10\non-reject: fail\n")
                .file("in.log", lines(0, 25) + lines(3, 4) + lines(25, 50));
        CliHome.Result failed = home.run("run", "all");
        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.err()).contains("in.log:26: rejected by sink: ").contains("on-reject is fail");
        assertThat(home.query("select count(*) from loaded")).containsExactly("20");
        assertThat(home.query("select count(*) from batchwright_reject")).containsExactly("0");

        CliHome.Result resumed = home.run("run", "all", "on-reject=keep", "--json");
        assertThat(resumed.exit()).as(resumed.err()).isZero();
        assertThat(resumed.out())
                .contains("\"read\":51,\"written\":50,\"filtered\":0,\"rejected\":1,")
                .contains("\"thisRun\":{\"read\":31,");
    }

    @Test
    void anUpsertMayBeLoadedAgain() {
        String upsert = ALL_ROWS.formatted("in.log").replace("loaded }", "loaded, key: [id], write: upsert }");
        home.pipeline("all", upsert).file("in.log", lines(0, 20) + "id=3,metric=1000,status=late\n");
        assertThat(home.run("run", "all").out()).containsPattern("= written +21");
        assertThat(home.run("run", "all", "--rerun").out()).containsPattern("= written +21");
        assertThat(home.query("select count(*), max(metric) from loaded")).containsExactly("20|1000");
    }

    @Test
    void aRunThatRejectsEverythingFails() {
        home.pipeline("all", ALL_ROWS.formatted("in.log")).file("in.log", "a\nb\nc\n");
        CliHome.Result result = home.run("run", "all");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("all 3 records were rejected");
        assertThat(home.query("select status from batch_job_execution")).containsExactly("FAILED");
    }

    @Test
    void readsADirectoryOfMixedFiles() throws Exception {
        home.pipeline("all", ALL_ROWS.formatted("in"))
                .file("in/a.log", lines(0, 10))
                .file("in/c.log", "");
        Files.write(home.directory().resolve("in/b.log"), gzip(lines(10, 20)));
        CliHome.Result result = home.run("run", "all");
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(home.query("select count(*), sum(id) from loaded")).containsExactly("20|190");
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void reportsAMissingInputBeforeAnythingIsWritten() {
        home.pipeline("all", ALL_ROWS.formatted("nowhere.log"));
        CliHome.Result result = home.run("run", "all");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("nowhere.log");
        assertThat(home.query("select count(*) from batchwright_checkpoint")).containsExactly("0");
    }

    @Test
    void checksAnExistingTableBeforeTheFirstRecord() {
        home.run("run", "metrics");
        CliHome.Result result = home.run("run", "metrics", "fields.id.type=string", "fields.extra=long", "--rerun");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("extra").contains("id");
        assertThat(home.query("select count(*) from metrics")).containsExactly("99");
    }

    @Test
    void aKilledRunIsResumedToTheSameTable() throws Exception {
        int rows = 400_000;
        home.pipeline("all", ALL_ROWS.formatted("in.log") + "commit-every: 2000\n")
                .file("in.log", lines(0, rows));
        Process process = home.start("run", "all");
        try {
            KillPoint.reach(home.directory(), process, this::committedRows);
        } finally {
            process.destroyForcibly().waitFor();
        }

        CliHome.Result resumed = home.run("run", "all", "--json");

        assertThat(resumed.exit()).as(resumed.err()).isZero();
        assertThat(resumed.out()).contains("\"resumedFrom\":\"0:").contains("\"read\":400000,\"written\":400000,");
        assertThat(home.query("select count(*), count(distinct id), sum(id), sum(metric) from loaded"))
                .containsExactly(rows + "|" + rows + "|" + 79999800000L + "|" + 159999600000L);
        assertThat(home.query("select status from batch_job_execution order by job_execution_id"))
                .containsExactly("FAILED", "COMPLETED");
    }

    /** How many rows are committed, as far as another process can see, or -1 if the database cannot be looked at. */
    long committedRows() {
        return -1;
    }

    CliHome current() {
        return home;
    }
}
