package io.batchwright.batch;

import io.batchwright.record.ChunkEnd;
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
    private final RecordGoal goal;
    private boolean finished;

    RowChunks(RowReader reader, ChunkLimits limits, Clock clock) {
        this.reader = reader;
        this.limits = limits;
        this.clock = clock;
        this.goal = new RecordGoal(limits);
    }

    @Override
    public @Nullable RawChunk next(Ahead ahead) throws IOException {
        if (finished) {
            return null;
        }
        List<RawChunk.Part> parts = new ArrayList<>();
        int records = 0;
        long bytes = 0;
        Instant deadline = clock.instant().plus(limits.interval());
        while (goal.left(records) > 0
                && (goal.exact()
                        || (records < limits.held()
                                && bytes < limits.bytes()
                                && !clock.instant().isAfter(deadline)))) {
            RecordBatch batch = reader.next(Math.min(RecordBatch.CAPACITY, goal.left(records)));
            if (batch == null) {
                finished = true;
                break;
            }
            parts.add(new RawChunk.Part(batch.segment(), (segment, batches) -> batches.take(batch)));
            records += batch.rows();
            bytes += batch.bytes().length();
        }
        goal.cut();
        return new RawChunk(parts, List.of(), new ChunkEnd(reader.position(), finished, 0, reader.changedPlan()));
    }

    @Override
    public void learn(long read, long selected) {
        goal.learn(read, selected);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
