package io.batchwright.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.faults.Wire.Moment;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A restart near the end of a large plain file: it seeks, so that its first row does not wait for what was read before. */
final class BigFile {

    private static final double WHERE = 0.95;
    private static final double LIMIT_SECONDS = 2;
    private static final int BLOCK = 100_000;

    private static final String PIPELINE = """
            source: { type: file, path: in.log }
            format: { type: key-value }
            fields: { id: long, metric: long, status: string }
            transform:
              - filter: id >= %d
            sink: { type: jdbc, table: loaded }
            """;

    private final Stages stages;
    private final long bytes;

    /** @param bytes the size of the file, at least */
    BigFile(Stages stages, long bytes) {
        this.stages = stages;
        this.bytes = bytes;
    }

    /** Makes the file, kills its load at 95 %, restarts, measures, and deletes the file. */
    String restart() throws Exception {
        try (Wire wire = stages.wire()) {
            Stage stage = stages.set(wire, new Workload(0, 1));
            Path input = stage.home().resolve("in.log");
            try {
                long lines = write(input);
                Path pipeline = stage.home().resolve("config/pipelines/" + Workload.PIPELINE + ".yml");
                Files.writeString(pipeline, PIPELINE.formatted((long) (lines * WHERE)));
                killAtFirstRows(stage, wire);
                return measure(stage, wire, lines);
            } finally {
                Files.delete(input);
            }
        }
    }

    private long write(Path input) throws IOException {
        long lines = 0;
        try (OutputStream out = Files.newOutputStream(input)) {
            for (long written = 0; written < bytes; ) {
                StringBuilder block = new StringBuilder();
                for (int i = 0; i < BLOCK; i++, lines++) {
                    block.append("id=").append(lines).append(",metric=").append(2 * lines);
                    block.append(",status=active\n");
                }
                out.write(block.toString().getBytes(StandardCharsets.US_ASCII));
                written += block.length();
            }
        }
        return lines;
    }

    /** Everything before 95 % is filtered, so the first COPY is there. */
    private static void killAtFirstRows(Stage stage, Wire wire) throws Exception {
        try (Attempt attempt = stage.start()) {
            wire.at(Moment.COPY, 2, backend -> {
                attempt.kill();
                return false;
            });
            assertThat(attempt.endsWithin(Duration.ofMinutes(10))).isTrue();
        }
    }

    private static String measure(Stage stage, Wire wire, long lines) throws Exception {
        CompletableFuture<LocalDateTime> firstRow = new CompletableFuture<>();
        String begun;
        String resumed;
        try (Attempt attempt = stage.start()) {
            wire.at(Moment.COMMIT_ANSWERED, 1, backend -> {
                firstRow.complete(LocalDateTime.now(java.time.ZoneId.systemDefault()));
                return true;
            });
            firstRow.get(2, TimeUnit.MINUTES);
            begun = stage.repository()
                    .query("SELECT max(start_time) FROM batch_step_execution")
                    .get(0);
            resumed = String.format(Locale.ROOT, "%,d", attempt.resumedAfter().orElseThrow());
        }
        double seconds = Duration.between(java.sql.Timestamp.valueOf(begun).toLocalDateTime(), firstRow.join())
                        .toMillis()
                / 1000.0;
        return String.format(
                Locale.ROOT,
                "Restart of a load of %,d records after record %s: the first new row is committed %.2f s after the"
                        + " step's start (required: at most %.0f s; %s).%n",
                lines,
                resumed,
                seconds,
                LIMIT_SECONDS,
                seconds <= LIMIT_SECONDS ? "met" : "**missed**");
    }
}
