package io.batchwright.record;

/** Tells where the bytes of one {@link Segment} come from; made by the source. Immutable and thread-safe. */
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
}
