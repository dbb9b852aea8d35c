package io.batchwright.batch;

import io.batchwright.record.RecordChunk;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Makes records of a chunk's bytes; begins before the chunk is whole. */
interface ChunkProcessor extends ItemProcessor<RawChunk, RecordChunk>, Ahead {

    /**
     * Makes records of the whole chunk.
     *
     * @param raw the chunk, less the parts of it that were {@linkplain #begin begun}
     */
    @Override
    RecordChunk process(RawChunk raw) throws Exception;
}
