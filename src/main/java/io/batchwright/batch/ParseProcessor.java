package io.batchwright.batch;

import io.batchwright.format.RecordParser;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.RecordChunk;
import java.util.ArrayList;
import java.util.List;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Parses a chunk's bytes into batches of records; records that are not valid UTF-8 are rejected. */
final class ParseProcessor implements ItemProcessor<RawChunk, RecordChunk>, BufferProcessor {

    @Override
    public RecordChunk process(RawChunk raw) {
        return new RecordChunk(process(raw.parts()).batches(), raw.rejects(), raw.records(), raw.end());
    }

    @Override
    public Processed process(List<RawChunk.Part> buffer) {
        List<RecordBatch> batches = new ArrayList<>();
        parse(buffer, batches::add);
        return new Processed(batches, 0);
    }

    /**
     * Parses some parts.
     *
     * @param batches gets the records of the parts in their order, each batch before the next one is made
     */
    static void parse(List<RawChunk.Part> parts, RecordParser.Taker batches) {
        for (RawChunk.Part part : parts) {
            part.parser().parse(part.segment(), batch -> {
                batch.rejectInvalidUtf8(RecordParser.STAGE);
                return batches.take(batch);
            });
        }
    }
}
