package io.batchwright.bench;

import io.batchwright.bytes.Bytes;
import io.batchwright.format.KeyValueFormatSpec;
import io.batchwright.format.RecordParser;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.Segment;
import java.util.ArrayList;
import java.util.List;

/** The seed's lines parsed into raw batches, as transforms get them; new ones each time, as batches change in place. */
final class SeedBatches {

    private final Segment segment = SeedLines.segment(SeedLines.bytes());
    private final RecordParser parser =
            new KeyValueFormatSpec(',', '=').open(SeedLines.SCHEMA).parser(Bytes.of(""));

    /** All lines, as raw batches. */
    List<RecordBatch> parse() {
        List<RecordBatch> batches = new ArrayList<>();
        parser.parse(segment, batches::add);
        return batches;
    }
}
