package io.batchwright.batch;

import io.batchwright.record.RecordBatch;
import io.batchwright.record.RecordChunk;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Decodes the fields that no transform asked for, so that what does not fit is rejected before it reaches the sink. */
final class DecodeProcessor implements ItemProcessor<RecordChunk, RecordChunk> {

    @Override
    public RecordChunk process(RecordChunk chunk) {
        for (RecordBatch batch : chunk.batches()) {
            batch.decodeAll();
        }
        return chunk;
    }
}
