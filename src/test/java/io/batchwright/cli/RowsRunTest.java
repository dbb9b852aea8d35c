package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines whose source gives rows instead of bytes. */
class RowsRunTest {

    private CliHome home;

    @BeforeEach
    void makeHome(@TempDir Path directory) {
        home = CliHome.onH2(directory);
    }

    @Test
    void loadsRowsThatAreMadeUp() {
        home.pipeline("made", """
                source: { type: rows, total-rows: 5000 }
                transform:
                  - filter: n > 4990
                sink: { type: jdbc, table: made }
                """);
        CliHome.Result result = home.run("run", "made");
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(home.query("select count(*), min(n), max(row) from made"))
                .containsExactly("10|4991|Row_ID_5000_Data_Payload");
        assertThat(home.run("run", "made").out()).contains("already loaded");
    }

    @Test
    void keepsRejectedRowsAsJsonAndReplaysThem() {
        String pipeline = """
                source: { type: rows, total-rows: 30 }
                transform:
                  - set: { half: 10 / (n %% %d) }
                sink: { type: jdbc, table: made }
                """;
        home.pipeline("made", pipeline.formatted(10));
        assertThat(home.run("run", "made").exit()).isZero();
        assertThat(home.query("select line, utf8tostring(raw) from batchwright_reject order by id"))
                .containsExactly(
                        "10|{\"n\":10,\"row\":\"Row_ID_10_Data_Payload\"}",
                        "20|{\"n\":20,\"row\":\"Row_ID_20_Data_Payload\"}",
                        "30|{\"n\":30,\"row\":\"Row_ID_30_Data_Payload\"}");

        home.pipeline("made", pipeline.formatted(100));
        CliHome.Result replay = home.run("rejects", "replay", "made");
        assertThat(replay.exit()).as(replay.err()).isZero();
        assertThat(home.query("select count(*), count(distinct n) from made")).containsExactly("30|30");
    }

    @Test
    void wantsNoFormatForRows() {
        home.pipeline("made", """
                source: { type: rows, total-rows: 30 }
                format: { type: csv }
                fields: { n: string }
                sink: { type: jdbc, table: made }
                """);
        CliHome.Result result = home.run("validate", "made");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err())
                .contains("expected no format: this source gives rows")
                .contains("expected the fields n: long and row: string, found 'n'");
    }
}
