package io.batchwright.batch;

import io.batchwright.record.RecordChunk;
import java.util.List;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Makes records of a chunk's bytes; may begin before the chunk is whole. */
@FunctionalInterface
interface ChunkProcessor extends ItemProcessor<RawChunk, RecordChunk> {

    @Override
    RecordChunk process(RawChunk raw) throws Exception;

    /**
     * Hears of a buffer of the chunk that is {@linkplain #process processed} next, as soon as it is read.
     *
     * @param buffer one of those that the chunk has {@linkplain RawChunk#byBuffer() by buffer}, in their order
     */
    default void begin(List<RawChunk.Part> buffer) {}
}
