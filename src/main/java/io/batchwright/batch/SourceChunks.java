package io.batchwright.batch;

import io.batchwright.format.Format;
import io.batchwright.record.InputPlan;
import io.batchwright.record.Position;
import io.batchwright.record.Schema;
import io.batchwright.source.ByteSource;
import io.batchwright.source.RowSource;
import io.batchwright.source.Source;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Opens a source's input as chunks. */
final class SourceChunks {

    private SourceChunks() {}

    /** Checks, before anything is written, that the source has the fields, as far as it knows before it is opened. */
    static void check(Source source, Schema schema) {
        if (source instanceof RowSource rows) {
            rows.check(schema);
        }
    }

    /**
     * Opens the input of a plan.
     *
     * @param from where to go on, or null for the start
     * @param schema the fields that the format gives, or the source itself
     * @param stop lets a source that is not repeatable hand over what has been read
     */
    static Chunks open(
            Source source,
            InputPlan plan,
            @Nullable Position from,
            Schema schema,
            Format format,
            ChunkLimits limits,
            Clock clock,
            StopSignal stop) {
        if (source instanceof RowSource rows) {
            return new RowChunks(rows.open(plan, from, schema), limits, clock);
        }
        return new ChunkReader(
                ((ByteSource) source).open(plan, from),
                format,
                limits,
                clock,
                () -> !source.repeatable() && stop.requested());
    }
}
