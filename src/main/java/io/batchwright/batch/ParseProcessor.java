package io.batchwright.batch;

import io.batchwright.format.RecordParser;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.RecordChunk;
import java.util.ArrayList;
import java.util.List;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Parses a chunk's bytes into batches of records; records that are not valid UTF-8 are rejected. */
final class ParseProcessor implements ItemProcessor<RawChunk, RecordChunk> {

    @Override
    public RecordChunk process(RawChunk raw) {
        return new RecordChunk(parse(raw.parts()), raw.rejects(), raw.records(), raw.end());
    }

    /** The records of some parts, in their order. */
    List<RecordBatch> parse(List<RawChunk.Part> parts) {
        List<RecordBatch> batches = new ArrayList<>();
        for (RawChunk.Part part : parts) {
            part.parser().parse(part.segment(), batches::add);
        }
        for (RecordBatch batch : batches) {
            batch.rejectInvalidUtf8(RecordParser.STAGE);
        }
        return batches;
    }
}
