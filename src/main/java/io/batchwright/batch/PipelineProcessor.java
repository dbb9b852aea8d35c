package io.batchwright.batch;

import io.batchwright.pipeline.Pipeline;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.RecordChunk;
import io.batchwright.transform.Transform;
import java.util.List;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * All that a pipeline does between its source and its sink: parses, transforms, and decodes the fields that no transform asked
 * for, so that what does not fit is rejected before it reaches the sink. Never leaves a chunk out: the position of one whose
 * records are all filtered counts too. For one thread at a time.
 */
final class PipelineProcessor implements ItemProcessor<RawChunk, RecordChunk>, BufferProcessor {

    private final ParseProcessor parser = new ParseProcessor();
    private final List<Transform> transforms;

    PipelineProcessor(Pipeline pipeline) {
        this.transforms = pipeline.openTransforms();
    }

    @Override
    public RecordChunk process(RawChunk raw) {
        return new RecordChunk(process(raw.parts()), raw.rejects(), raw.records(), raw.end());
    }

    @Override
    public List<RecordBatch> process(List<RawChunk.Part> buffer) {
        List<RecordBatch> batches = parser.parse(buffer);
        for (RecordBatch batch : batches) {
            transforms.forEach(transform -> transform.apply(batch));
            batch.decodeAll();
        }
        return batches;
    }
}
