package io.batchwright.batch;

import io.batchwright.record.RecordChunk;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;

/**
 * Writes chunks through the load's session. Spring Batch's transaction around it covers the job repository only; the sink has
 * a transaction of its own per chunk.
 */
final class SinkWriter implements ItemStreamWriter<RecordChunk> {

    private final LoadSession session;

    SinkWriter(LoadSession session) {
        this.session = session;
    }

    @Override
    public void write(Chunk<? extends RecordChunk> items) {
        for (RecordChunk chunk : items) {
            session.write(chunk);
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
