package io.batchwright.batch;

import io.batchwright.format.Format;
import io.batchwright.record.Schema;
import io.batchwright.sink.Checkpoint;
import io.batchwright.source.Source;
import java.time.Clock;

/**
 * The input of a load from a source.
 *
 * @param schema the fields that the format gives, or the source itself
 * @param stop lets a source that is not repeatable hand over what has been read
 */
record SourceInput(Source source, Schema schema, Clock clock, StopSignal stop) implements LoadInput {

    @Override
    public Chunks open(Checkpoint from, Format format, ChunkLimits limits) {
        return SourceChunks.open(source, from.plan(), from.position(), schema, format, limits, clock, stop);
    }

    @Override
    public boolean repeatable() {
        return source.repeatable();
    }
}
