package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is asked to stop, as init systems and schedulers ask. */
class StopTest {

    private static final int ROWS = 400_000;

    @Test
    void sigtermStopsARunThatTheSameCommandFinishes(@TempDir Path directory) throws Exception {
        CliHome home = CliHome.onH2(directory)
                .pipeline("all", """
                        source: { type: file, path: in.log }
                        format: { type: key-value }
                        fields: { id: long, metric: long, status: string }
                        sink: { type: jdbc, table: loaded }
                        commit-every: 2000
                        """)
                .file(
                        "in.log",
                        IntStream.range(0, ROWS)
                                .mapToObj(i -> "id=" + i + ",metric=" + 2 * i + ",status=active\n")
                                .collect(Collectors.joining()));
        Process process = home.start("run", "all");
        try {
            KillPoint.reach(directory, process, () -> -1);
            process.destroy();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(ExitCodes.STOPPED);
        assertThat(home.query(
                        "select status from batch_job_execution union all select status from batch_step_execution"))
                .containsExactly("STOPPED", "STOPPED");
        long loaded = Long.parseLong(home.query("select count(*) from loaded").get(0));
        assertThat(loaded).isBetween(1L, ROWS - 1L);
        assertThat(home.query("select read_count from batchwright_checkpoint")).containsExactly(Long.toString(loaded));

        CliHome.Result resumed = home.run("run", "all", "--json");

        assertThat(resumed.exit()).as(resumed.err()).isZero();
        assertThat(resumed.out()).contains("\"thisRun\":{\"read\":" + (ROWS - loaded) + ",");
        long ids = ROWS * (ROWS - 1L) / 2;
        assertThat(home.query("select count(*), count(distinct id), sum(id), sum(metric) from loaded"))
                .containsExactly(ROWS + "|" + ROWS + "|" + ids + "|" + 2 * ids);
    }
}
