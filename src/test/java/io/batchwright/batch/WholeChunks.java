package io.batchwright.batch;

import io.batchwright.record.RecordChunk;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Begins nothing before its chunk is whole. */
final class WholeChunks implements ChunkProcessor {

    private final ItemProcessor<RawChunk, RecordChunk> processor;
    private final List<RawChunk.Part> taken = new ArrayList<>();

    WholeChunks(ItemProcessor<RawChunk, RecordChunk> processor) {
        this.processor = processor;
    }

    @Override
    public void begin(List<RawChunk.Part> buffer) {
        taken.addAll(buffer);
    }

    @Override
    public RecordChunk process(RawChunk raw) throws Exception {
        RawChunk whole = raw.after(taken);
        taken.clear();
        return Objects.requireNonNull(processor.process(whole));
    }
}
