package io.batchwright.record;

import java.util.Arrays;

/** Tells where the records of one {@link Segment} come from; made by the source. */
@FunctionalInterface
public interface Origin {

    /**
     * Locates a record of the segment.
     *
     * @param segment the segment
     * @param bufferPosition index of the record's first byte in the segment's bytes
     * @param line the record's first line, counted from 0 within the segment
     */
    Location locate(Segment segment, int bufferPosition, int line);

    /**
     * A record of the segment as it was read.
     *
     * @param from index of the record's first byte in the segment's bytes
     * @param to index after its last byte, without the line end
     * @param line the record's first line, counted from 0 within the segment
     */
    default byte[] raw(Segment segment, int from, int to, int line) {
        return Arrays.copyOfRange(segment.bytes().array(), from, to);
    }
}
