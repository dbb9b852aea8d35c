package io.batchwright.batch;

import io.batchwright.pipeline.Pipeline;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.RecordChunk;
import io.batchwright.transform.Transform;
import java.util.ArrayList;
import java.util.List;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * All that a pipeline does between its source and its sink: parses, transforms, and decodes the fields that no transform asked
 * for, so that what does not fit is rejected before it reaches the sink. Never leaves a chunk out: the position of one whose
 * records are all filtered counts too. For one thread at a time.
 */
final class PipelineProcessor implements ItemProcessor<RawChunk, RecordChunk>, BufferProcessor {

    private final List<Transform> transforms;

    PipelineProcessor(Pipeline pipeline) {
        this.transforms = pipeline.openTransforms();
    }

    @Override
    public RecordChunk process(RawChunk raw) {
        Processed processed = process(raw.parts());
        return new RecordChunk(processed.batches(), raw.rejects(), raw.records(), processed.dropped(), raw.end());
    }

    @Override
    public Processed process(List<RawChunk.Part> buffer) {
        List<RecordBatch> kept = new ArrayList<>();
        long[] dropped = {0};
        ParseProcessor.parse(buffer, batch -> {
            transforms.forEach(transform -> transform.apply(batch));
            batch.decodeAll();
            if (batch.selected() > 0 || !batch.rejects().isEmpty()) {
                return kept.add(batch);
            }
            dropped[0] += batch.filtered();
            return false;
        });
        return new Processed(kept, dropped[0]);
    }
}
