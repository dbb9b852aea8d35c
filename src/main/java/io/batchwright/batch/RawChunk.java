package io.batchwright.batch;

import io.batchwright.bytes.Bytes;
import io.batchwright.format.RecordParser;
import io.batchwright.record.ChunkEnd;
import io.batchwright.record.Reject;
import io.batchwright.record.Segment;
import java.util.ArrayList;
import java.util.List;

/**
 * A chunk as it was read: whole records as bytes, not yet parsed. Parts that share a buffer follow each other; parts of
 * different buffers share no parser either, and can be parsed at the same time.
 *
 * @param parts the records, input by input; the last ones only, if the others were {@linkplain Ahead#begin taken} before
 * @param rejects records that were too long to hold
 * @param records records read, rejected ones and those of parts taken before included
 * @param end how far the load is after it
 */
record RawChunk(List<Part> parts, List<Reject> rejects, long records, ChunkEnd end) {

    /** A chunk with all its parts. */
    RawChunk(List<Part> parts, List<Reject> rejects, ChunkEnd end) {
        this(parts, rejects, rejects.size() + records(parts), end);
    }

    /** Records of one input, and the parser that knows its header. */
    record Part(Segment segment, RecordParser parser) {}

    /** The parts, buffer by buffer. */
    List<List<Part>> byBuffer() {
        List<List<Part>> buffers = new ArrayList<>();
        for (int from = 0; from < parts.size(); ) {
            int to = sameBuffer(from);
            buffers.add(parts.subList(from, to));
            from = to;
        }
        return buffers;
    }

    /** Index after the last part that has the buffer of the one at {@code from}. */
    private int sameBuffer(int from) {
        Bytes buffer = parts.get(from).segment().bytes();
        int to = from + 1;
        while (to < parts.size() && parts.get(to).segment().bytes() == buffer) {
            to++;
        }
        return to;
    }

    /** The same with the parts that were taken before. */
    RawChunk after(List<Part> taken) {
        List<Part> all = new ArrayList<>(taken);
        all.addAll(parts);
        return new RawChunk(all, rejects, records, end);
    }

    /** Records of some parts. */
    static long records(List<Part> parts) {
        long records = 0;
        for (Part part : parts) {
            records += part.segment().records();
        }
        return records;
    }
}
