package io.batchwright.batch;

import io.batchwright.record.RecordBatch;
import java.util.List;

/** Makes records of the parts of a chunk that share a buffer. For one thread at a time. */
@FunctionalInterface
interface BufferProcessor {

    /** The records, in the order of the input. */
    List<RecordBatch> process(List<RawChunk.Part> buffer) throws Exception;
}
