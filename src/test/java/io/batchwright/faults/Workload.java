package io.batchwright.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Something to load. The target has no key, so that nothing but the checkpoint keeps rows from doubling.
 *
 * @param source what it is read from
 * @param waves in how many loads it is read; the records of each come up once the one before is complete, and are found by
 *     {@code read: new} if there are several
 * @param records how many there are
 * @param commitEvery records to a chunk
 * @param sink the keys of the sink
 */
record Workload(Source source, int waves, int records, int commitEvery, String sink) {

    static final String PIPELINE = "faults";
    static final String TABLE = "loaded";

    private static final String YAML = """
            %sfields:
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
        this(Source.FILE, 1, records, commitEvery, "type: jdbc, table: " + TABLE);
    }

    /** How many chunks it makes; the last of them may be followed by one without records. */
    int chunks() {
        return (records + commitEvery - 1) / commitEvery;
    }

    /** The same with further keys of the sink. */
    Workload with(String moreSinkKeys) {
        return into(sink + ", " + moreSinkKeys);
    }

    /** The same with other keys of the sink. */
    Workload into(String keys) {
        return new Workload(source, waves, records, commitEvery, keys);
    }

    /** The same from another source. */
    Workload from(Source other) {
        return new Workload(other, waves, records, commitEvery, sink);
    }

    /** The same in so many waves. */
    Workload in(int loads) {
        return new Workload(source, loads, records, commitEvery, sink);
    }

    /**
     * The records of a wave.
     *
     * @param wave counted from 0
     */
    List<Reading> wave(int wave) {
        int from = records * wave / waves;
        return Reading.first(records * (wave + 1) / waves).skip(from).toList();
    }

    /** Writes the pipeline below a home. */
    void write(Path home, Feed feed) throws IOException {
        Path pipelines = Files.createDirectories(home.resolve("config/pipelines"));
        Files.writeString(pipelines.resolve(PIPELINE + ".yml"), YAML.formatted(feed.pipeline(), sink, commitEvery));
    }
}
