package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines in a pipe of the shell, as processes of their own. */
class StdoutSinkRunTest {

    private CliHome home;
    private Path err;

    @BeforeEach
    void makeHome(@TempDir Path directory) {
        home = CliHome.onH2(directory);
        err = directory.resolve("err");
    }

    private Process start(String... more) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("run", "out", "--home", home.directory().toString()));
        arguments.addAll(List.of(more));
        return home.command(arguments.toArray(String[]::new))
                .redirectErrorStream(false)
                .redirectError(err.toFile())
                .redirectOutput(ProcessBuilder.Redirect.PIPE)
                .start();
    }

    private static int exit(Process process) throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    void hasNothingButRowsOnStandardOutput() throws Exception {
        home.pipeline("out", """
                source: { type: rows, total-rows: 3 }
                sink: { type: stdout, format: { type: csv } }
                """);
        Process process = start();
        assertThat(process.getInputStream().readAllBytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("n,row\n1,Row_ID_1_Data_Payload\n2,Row_ID_2_Data_Payload\n3,Row_ID_3_Data_Payload\n");
        assertThat(exit(process)).as(Files.readString(err)).isZero();
        assertThat(err).content().contains("out: completed in").contains("= written                  3");

        Process again = start("--rerun", "--json");
        assertThat(again.getInputStream().readAllBytes())
                .asString(StandardCharsets.UTF_8)
                .startsWith("n,row\n1,");
        assertThat(exit(again)).isZero();
        assertThat(err).content().startsWith("{\"pipeline\":\"out\"").contains("\"status\":\"COMPLETED\"");
    }

    @Test
    void stopsQuietlyWhenNobodyReadsAnyMoreAndGoesOnLater() throws Exception {
        int rows = 60_000;
        home.pipeline("out", """
                source: { type: rows, total-rows: %d }
                sink: { type: stdout }
                commit-every: 1000
                """.formatted(rows));
        List<String> seen = new ArrayList<>();
        Process process = start();
        try (BufferedReader reader = process.inputReader()) {
            for (int i = 0; i < 5_000; i++) {
                seen.add(reader.readLine());
            }
        }
        assertThat(exit(process)).as(Files.readString(err)).isEqualTo(ExitCodes.STOPPED);
        assertThat(err)
                .content()
                .contains("out: stopped after")
                .doesNotContain("batchwright:")
                .doesNotContain("\tat ");

        Process resumed = start();
        List<String> rest = resumed.inputReader().lines().toList();
        assertThat(exit(resumed)).as(Files.readString(err)).isZero();
        int first = Integer.parseInt(rest.get(0).replaceAll("\\{\"n\":(\\d+),.*", "$1"));
        // What was on its way when the reader left is lost with it.
        assertThat(first).isGreaterThan(5_000 - 1_000).isLessThan(20_000);
        assertThat(rest).hasSize(rows - first + 1);
        assertThat(seen)
                .isEqualTo(IntStream.rangeClosed(1, 5_000)
                        .mapToObj(n -> "{\"n\":" + n + ",\"row\":\"Row_ID_" + n + "_Data_Payload\"}")
                        .toList());
    }
}
