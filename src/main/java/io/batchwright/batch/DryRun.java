package io.batchwright.batch;

import io.batchwright.pipeline.Pipeline;
import io.batchwright.record.RecordChunk;
import io.batchwright.source.SourceContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Runs a pipeline up to its sink, which is left out, on the calling thread. Writes nothing, and needs no database but for a
 * source that does.
 */
public final class DryRun {

    private final Pipeline pipeline;
    private final SourceContext context;
    private final LongConsumer progress;
    private final PipelineProcessor processor;
    private long records;

    /** @param progress hears how many records are done, after each chunk */
    public DryRun(Pipeline pipeline, SourceContext context, LongConsumer progress) {
        this.pipeline = pipeline;
        this.context = context;
        this.progress = progress;
        this.processor = new PipelineProcessor(pipeline);
    }

    /** How much of the input is held at once. */
    public enum Way {
        /** One chunk, as a real run does. */
        LAZY,
        /** All of it: first every line, then every record. */
        EAGER
    }

    /** Runs the whole input through. */
    public void run(Way way) throws IOException {
        ChunkLimits limits = ChunkLimits.of(pipeline, Integer.MAX_VALUE);
        try (Chunks chunks = SourceInput.look(pipeline, context, limits)) {
            if (way == Way.LAZY) {
                for (RawChunk raw = chunks.next(); raw != null; raw = chunks.next()) {
                    finish(processor.process(raw));
                }
            } else {
                runEagerly(chunks);
            }
        }
    }

    private void runEagerly(Chunks chunks) throws IOException {
        List<RawChunk> lines = new ArrayList<>();
        for (RawChunk raw = chunks.next(); raw != null; raw = chunks.next()) {
            lines.add(raw);
        }
        List<RecordChunk> parsed = new ArrayList<>();
        for (RawChunk raw : lines) {
            parsed.add(processor.process(raw));
        }
        parsed.forEach(this::finish);
    }

    private void finish(RecordChunk chunk) {
        records += chunk.read();
        progress.accept(records);
    }
}
