package io.batchwright.format;

import io.batchwright.record.RecordBatch;
import io.batchwright.record.Segment;

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
    void parse(Segment segment, Taker batches);

    /** Receives the batches that a parser makes, in the order of the input. */
    @FunctionalInterface
    interface Taker {

        /** @return whether it keeps the batch; one that it does not keep is filled again, and nothing of it may be used */
        boolean take(RecordBatch batch);
    }
}
