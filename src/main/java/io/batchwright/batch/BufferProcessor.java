package io.batchwright.batch;

import io.batchwright.record.RecordBatch;
import java.util.List;

/** Makes records of the parts of a chunk that share a buffer. For one thread at a time. */
@FunctionalInterface
interface BufferProcessor {

    Processed process(List<RawChunk.Part> buffer) throws Exception;

    /**
     * What became of a buffer.
     *
     * @param batches the records, in the order of the input
     * @param dropped records of batches that are not there, as filters left nothing of them
     */
    record Processed(List<RecordBatch> batches, long dropped) {}
}
