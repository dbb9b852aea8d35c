package io.batchwright.faults;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Something to load: records of which some are malformed, some have a wrong number and some are filtered. The target has
 * no key, so that nothing but the checkpoint keeps rows from doubling.
 *
 * @param records lines of input
 * @param commitEvery records to a chunk
 * @param sink the keys of the sink
 */
record Workload(int records, int commitEvery, String sink) {

    static final String PIPELINE = "faults";
    static final String TABLE = "loaded";

    private static final long SEED = 42;

    private static final String YAML = """
            source: { type: file, path: in.log }
            format: { type: key-value }
            fields:
              id: long
              metric: long
              amount: decimal(12,2)
              at: timestamp
              note: string
            transform:
              - filter: metric >= 100
            sink: { %s }
            commit-every: %d
            max-rejects: 50%%
            """;

    Workload(int records, int commitEvery) {
        this(records, commitEvery, "type: jdbc, table: " + TABLE);
    }

    /** How many chunks it makes; the last of them may be followed by one without records. */
    int chunks() {
        return (records + commitEvery - 1) / commitEvery;
    }

    /** The same with further keys of the sink. */
    Workload with(String moreSinkKeys) {
        return new Workload(records, commitEvery, sink + ", " + moreSinkKeys);
    }

    /** The same into a file below home. */
    Workload into(Path file) {
        String keys = "type: file, path: " + file + ", format: { type: csv, header: false }, compression: gzip";
        return new Workload(records, commitEvery, keys);
    }

    /** Writes the pipeline and its input below a home. */
    void write(Path home) throws IOException {
        Path pipelines = Files.createDirectories(home.resolve("config/pipelines"));
        Files.writeString(pipelines.resolve(PIPELINE + ".yml"), YAML.formatted(sink, commitEvery));
        Random random = new Random(SEED);
        try (Writer out = Files.newBufferedWriter(home.resolve("in.log"))) {
            for (int i = 0; i < records; i++) {
                out.write(line(i, random));
            }
        }
    }

    private static String line(int id, Random random) {
        int kind = random.nextInt(100);
        if (kind < 2) {
            return "nonsense " + id + "\n";
        }
        String metric = kind < 4 ? "many" : Integer.toString(random.nextInt(1000));
        return "id=" + id + ",metric=" + metric + ",amount=" + random.nextInt(1_000_000) + ".5,at=2026-01-"
                + (10 + id % 20) + "T0" + id % 10 + ":00:00,note=" + note(id) + "\n";
    }

    /** Text that the bulk protocol has to escape. */
    private static String note(int id) {
        return switch (id % 4) {
            case 0 -> "tab\there";
            case 1 -> "back\\slash\\N";
            case 2 -> "größer, says nobody".replace(",", ";");
            default -> "plain";
        };
    }
}
