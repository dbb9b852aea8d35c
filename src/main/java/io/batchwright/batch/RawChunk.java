package io.batchwright.batch;

import io.batchwright.format.RecordParser;
import io.batchwright.record.Position;
import io.batchwright.record.Reject;
import io.batchwright.record.Segment;
import java.util.List;

/**
 * A chunk as it was read: whole records as bytes, not yet parsed.
 *
 * @param parts the records, input by input
 * @param rejects records that were too long to hold
 * @param end the position after the last record
 * @param last whether the frozen input ends here
 * @param inputBytes bytes of stored input consumed since the load began
 */
record RawChunk(List<Part> parts, List<Reject> rejects, Position end, boolean last, long inputBytes) {

    /** Records of one input, and the parser that knows its header. */
    record Part(Segment segment, RecordParser parser) {}

    /** Records read, rejected ones included. */
    long records() {
        long records = rejects.size();
        for (Part part : parts) {
            records += part.segment().records();
        }
        return records;
    }
}
