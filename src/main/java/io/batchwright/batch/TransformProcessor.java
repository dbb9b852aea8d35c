package io.batchwright.batch;

import io.batchwright.record.RecordBatch;
import io.batchwright.record.RecordChunk;
import io.batchwright.transform.Transform;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Applies one transform to a chunk, in place. Never returns null: the position of an all-filtered chunk counts too. */
record TransformProcessor(Transform transform) implements ItemProcessor<RecordChunk, RecordChunk> {

    @Override
    public RecordChunk process(RecordChunk chunk) {
        for (RecordBatch batch : chunk.batches()) {
            transform.apply(batch);
        }
        return chunk;
    }
}
