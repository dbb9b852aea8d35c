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
                .contains("expected fields among n: long, row: string, found 'n': string");
    }

    @Test
    void loadsRowsThatAreMadeAsThePipelineSays() {
        home.pipeline("made", """
                source:
                  type: rows
                  total-rows: 3000
                  generate:
                    id: { type: sequence, from: 100, step: 10 }
                    amount: { type: random, from: 1, to: 6 }
                    share: { type: random, from: 0.5, to: 0.75, as: double, seed: 7 }
                    state: { type: choice, values: [new, paid, sent] }
                    at: { type: timestamp, from: "2026-03-01T00:00:00Z", step: 1m }
                    name: { type: text, pattern: "customer {n} of {n}" }
                sink: { type: jdbc, table: made }
                """);
        CliHome.Result result = home.run("run", "made");
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(home.query("select count(*), min(id), max(id), min(amount), max(amount), count(distinct amount),"
                        + " count(distinct state) from made"))
                .containsExactly("3000|100|30090|1|6|6|3");
        assertThat(
                        home.query(
                                "select count(*) from made where share >= 0.5 and share < 0.75 and"
                                        + " at = timestamp with time zone '2026-03-01 00:00:00+00' + ((id - 100) / 10) * interval '1' minute"))
                .containsExactly("3000");
        assertThat(home.query("select name from made where id = 110")).containsExactly("customer 2 of 2");
    }

    @Test
    void findsWhatCannotBeMade() {
        home.pipeline("made", """
                source:
                  type: rows
                  generate:
                    a.b: { type: text, pattern: x }
                    amount: { type: random, from: 6, to: 1 }
                    half: { type: random, from: 0.5, to: 1 }
                    state: { type: choice, values: [] }
                    at: { type: timestamp, from: yesterday }
                sink: { type: jdbc, table: made }
                """);
        CliHome.Result result = home.run("validate", "made");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err())
                .contains("found 'a.b'", "expected a number above from: 6.0, found 1.0", "as: double")
                .contains("expected texts such as [new, paid, sent], found none", "found 'yesterday'");
    }
}
