package io.batchwright.format;

import io.batchwright.record.RecordBatch;
import io.batchwright.record.Segment;
import java.util.function.Consumer;

/**
 * Parses framed records into batches: rows with their place, raw columns, and rejects in stage {@value #STAGE} for records
 * that are not well-formed. Not thread-safe.
 */
public interface RecordParser {

    /** The stage under which its rejects are kept. */
    String STAGE = "format";

    /**
     * Parses all records of a segment.
     *
     * @param segment whole records, as the format's framer cut them
     * @param batches receives compacted batches of at most {@link RecordBatch#CAPACITY} records, which together hold
     *     exactly {@link Segment#records()} rows, dead ones included
     */
    void parse(Segment segment, Consumer<RecordBatch> batches);
}
