package io.batchwright.batch;

import io.batchwright.format.Format;
import io.batchwright.pipeline.Pipeline;
import io.batchwright.record.InputPlan;
import io.batchwright.record.Position;
import io.batchwright.record.Schema;
import io.batchwright.sink.Checkpoint;
import io.batchwright.source.ByteSource;
import io.batchwright.source.RowSource;
import io.batchwright.source.Source;
import io.batchwright.source.SourceContext;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The input of a load from a source.
 *
 * @param schema the fields that the format gives, or the source itself
 * @param stop lets a source that is not repeatable, or endless, hand over what has been read
 */
record SourceInput(Source source, Schema schema, Clock clock, StopSignal stop) implements LoadInput {

    /** Opens the input of a pipeline that is looked at and not loaded, as it is now and from its start. */
    static Chunks look(Pipeline pipeline, SourceContext context, ChunkLimits limits) {
        Source source = pipeline.source().open(context);
        Schema schema = pipeline.schema();
        SourceInput input = new SourceInput(source, schema, Clock.systemUTC(), new StopSignal());
        return input.open(source.plan(), null, pipeline.format().open(schema), limits);
    }

    /** Checks, before anything is written, that the source has the fields, as far as it knows before it is opened. */
    void check() {
        if (source instanceof RowSource rows) {
            rows.check(schema);
        }
    }

    @Override
    public Chunks open(Checkpoint from, Format format, ChunkLimits limits) {
        return open(from.plan(), from.position(), format, limits);
    }

    private Chunks open(InputPlan plan, @Nullable Position from, Format format, ChunkLimits limits) {
        if (source instanceof RowSource rows) {
            return new RowChunks(rows.open(plan, from, schema), limits, clock);
        }
        return new ChunkReader(
                ((ByteSource) source).open(plan, from), format, limits, clock, () -> !repeatable() && stop.requested());
    }

    @Override
    public boolean endless() {
        return source.endless();
    }

    @Override
    public boolean repeatable() {
        return source.repeatable() && !source.endless();
    }
}
