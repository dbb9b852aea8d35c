package io.batchwright.source;

import io.batchwright.record.InputPlan;
import io.batchwright.record.Position;
import io.batchwright.record.RecordBatch;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads rows into batches. Not thread-safe, except for {@link #close()}, which may come from another thread. */
public interface RowReader extends Closeable {

    /**
     * Reads the next rows, as a batch made by {@link RecordBatch#ofRows}. The caller owns the batch.
     *
     * @param most how many at most, at least 1; fewer come where the source has no more at hand
     * @return null after the last row
     */
    @Nullable
    RecordBatch next(int most) throws IOException;

    /** The position after all rows given out so far. */
    Position position();

    /** The plan as it is after all rows given out so far, if it has changed since the last call; else null. */
    default @Nullable InputPlan changedPlan() {
        return null;
    }

    @Override
    void close() throws IOException;
}
