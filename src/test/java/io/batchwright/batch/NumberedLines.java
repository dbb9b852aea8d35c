package io.batchwright.batch;

import io.batchwright.pipeline.Pipeline;
import io.batchwright.pipeline.PipelineLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A home directory with a load of lines that are numbered from 0, in chunks of 100, into the table {@code loaded}; it is run in
 * this process.
 */
record NumberedLines(Path home) {

    /** Makes the pipeline and {@code count} lines. */
    static NumberedLines in(Path home, int count) throws IOException {
        NumberedLines lines = new NumberedLines(home);
        Files.createDirectories(home.resolve("config/pipelines"));
        InputFiles.write(lines.pipelineFile(), """
                source: { type: file, path: in.log }
                format: { type: key-value }
                fields: { id: long }
                sink: { type: jdbc, table: loaded }
                commit-every: 100
                """);
        InputFiles.write(
                home.resolve("in.log"),
                IntStream.range(0, count).mapToObj(i -> "id=" + i + "\n").collect(Collectors.joining()));
        return lines;
    }

    private Path pipelineFile() {
        return home.resolve("config/pipelines/all.yml");
    }

    RunResult run(BatchContext context, RunListener listener) {
        Pipeline pipeline = PipelineLoader.load(pipelineFile(), Map.of(), Map.of(), home);
        return context.runner().run(pipeline, home, RunOptions.PLAIN, listener, new StopSignal());
    }
}
