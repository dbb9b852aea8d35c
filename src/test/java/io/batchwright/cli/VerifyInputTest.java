package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Input that changes between a run and the next one. */
class VerifyInputTest {

    private static final int ROWS = 30_000;

    private static final String PIPELINE = """
            source: { type: file, path: "in*" }
            format: { type: key-value }
            fields: { id: long, status: string }
            sink: { type: jdbc, table: loaded }
            max-rejects: 0
            commit-bytes: 64KiB
            """;

    private CliHome home;

    VerifyInputTest(@TempDir Path directory) {
        this.home = CliHome.onH2(directory);
    }

    @BeforeEach
    void makePipeline() {
        home.pipeline("all", PIPELINE);
    }

    @Test
    void aFinishedLoadIsComparedWithAllOfItsInput() {
        home.file("in.log", lines("active"));
        assertThat(home.run("run", "all", "--verify-input").exit()).isZero();

        CliHome.Result same = home.run("run", "all", "--verify-input");
        assertThat(same.exit()).as(same.err()).isZero();
        assertThat(same.err()).contains("bytes of the input are those that the load began with");

        home.file("in.log", changedInTheMiddle());
        assertThat(home.run("run", "all").out()).contains("already loaded");
        CliHome.Result changed = home.run("run", "all", "--verify-input");
        assertThat(changed.exit()).isEqualTo(1);
        assertThat(changed.err()).contains("the SHA-256 of the whole is different in 'in.log'", "--rerun");
        assertThat(rows()).isEqualTo(ROWS);
    }

    @Test
    void anUnfinishedLoadIsComparedBeforeItGoesOn() {
        home.file("in.log", lines("active") + "nonsense\n");
        assertThat(home.run("run", "all", "--verify-input").exit()).isEqualTo(1);
        int before = rows();

        home.file("in.log", changedInTheMiddle() + "nonsense\n");
        CliHome.Result changed = home.run("run", "all", "max-rejects=1", "--verify-input");

        assertThat(changed.exit()).isEqualTo(1);
        assertThat(changed.err()).contains("the SHA-256 of the whole is different in 'in.log'");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void saysWhatCanNotBeVerified() {
        home.file("in.log", lines("active")).file("in2.log", "id=1,status=x\n");
        assertThat(home.run("run", "all").exit()).isZero();

        CliHome.Result result = home.run("run", "all", "--verify-input");

        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.err())
                .contains("bytes of the input cannot be verified, in 'in.log', 'in2.log'")
                .contains("the load began without --verify-input")
                .contains("first and last 64 KiB");
    }

    @Test
    void aFileThatWasCutOffIsReadToItsEndOnceItIsWhole() throws IOException {
        byte[] whole = gzip(lines("active"));
        Path file = home.directory().resolve("in.gz");
        Files.write(file, Arrays.copyOf(whole, whole.length * 2 / 3));
        CliHome.Result cut = home.run("run", "all");
        assertThat(cut.exit()).isEqualTo(1);
        assertThat(cut.err())
                .contains("'in.gz'", "damaged or cut off", "put the whole file in its place and run again");
        assertThat(rows()).isBetween(1, ROWS - 1);

        Files.write(file, whole);
        CliHome.Result resumed = home.run("run", "all", "--json");

        assertThat(resumed.exit()).as(resumed.err()).isZero();
        assertThat(resumed.out()).contains("\"read\":" + ROWS, "\"resumedFrom\":\"0:");
        assertThat(home.query("select count(*), count(distinct id) from loaded"))
                .containsExactly(ROWS + "|" + ROWS);
        assertThat(home.run("run", "all").out()).contains("already loaded");
        assertThat(home.query("select status from batch_job_execution order by job_execution_id"))
                .containsExactly("FAILED", "COMPLETED");
        assertThat(home.query("select count(*) from batch_job_instance")).containsExactly("1");
    }

    private int rows() {
        return Integer.parseInt(home.query("select count(*) from loaded").get(0));
    }

    private static String lines(String status) {
        StringBuilder lines = new StringBuilder();
        IntStream.range(0, ROWS).forEach(i -> lines.append("id=" + i + ",status=" + status + "\n"));
        return lines.toString();
    }

    /** The same lines, but for one that is far from both ends. */
    private static String changedInTheMiddle() {
        return lines("active").replace("id=15000,status=active", "id=15000,status=zctive");
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
