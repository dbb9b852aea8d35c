package io.batchwright.batch;

import io.batchwright.record.RecordChunk;
import io.batchwright.sink.ClosedOutputException;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;

/**
 * Writes chunks through the load's session. Spring Batch's transaction around it covers the job repository only; the sink has
 * a transaction of its own per chunk.
 */
final class SinkWriter implements ItemStreamWriter<RecordChunk> {

    private final LoadSession session;
    private final StopSignal stop;

    /** @param stop is requested when nobody wants the rows any more */
    SinkWriter(LoadSession session, StopSignal stop) {
        this.session = session;
        this.stop = stop;
    }

    /** The step opens its reader before its writer, so that the first chunk is being read by now. */
    @Override
    public void open(ExecutionContext executionContext) {
        session.ready();
    }

    @Override
    public void write(Chunk<? extends RecordChunk> items) throws JobInterruptedException {
        try {
            for (RecordChunk chunk : items) {
                session.write(chunk);
            }
        } catch (ClosedOutputException e) {
            stop.request();
            throw new JobInterruptedException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
