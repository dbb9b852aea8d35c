package io.batchwright.batch;

import io.batchwright.record.RecordBatch;
import io.batchwright.source.RowReader;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers the rows of a source into chunks. Not thread-safe, except for {@link #close()}. */
final class RowChunks implements Chunks {

    private final RowReader reader;
    private final ChunkLimits limits;
    private final Clock clock;
    private int recordGoal;
    /** How many records the next chunk has, whatever else ends a chunk; 0 for any. */
    private int exact;

    private boolean finished;

    RowChunks(RowReader reader, ChunkLimits limits, Clock clock) {
        this.reader = reader;
        this.limits = limits;
        this.clock = clock;
        this.exact = limits.first();
        this.recordGoal = exact > 0 ? exact : Math.min(limits.rows(), limits.records());
    }

    @Override
    public @Nullable RawChunk next() throws IOException {
        if (finished) {
            return null;
        }
        List<RawChunk.Part> parts = new ArrayList<>();
        int records = 0;
        long bytes = 0;
        Instant deadline = clock.instant().plus(limits.interval());
        while (records < recordGoal
                && (exact > 0 || (bytes < limits.bytes() && !clock.instant().isAfter(deadline)))) {
            RecordBatch batch = reader.next(Math.min(RecordBatch.CAPACITY, recordGoal - records));
            if (batch == null) {
                finished = true;
                break;
            }
            parts.add(new RawChunk.Part(batch.segment(), (segment, batches) -> batches.accept(batch)));
            records += batch.rows();
            bytes += batch.bytes().length();
        }
        exact = 0;
        return new RawChunk(parts, List.of(), reader.position(), finished, 0);
    }

    @Override
    public void learn(long read, long selected) {
        recordGoal = limits.recordGoal(read, selected, recordGoal);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
