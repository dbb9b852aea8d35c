package io.batchwright.record;

import io.batchwright.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Consecutive whole records of one input, as bytes (UTF-8 as far as it is text).
 *
 * @param bytes the buffer; a parser may append to it (unescaped values) but changes nothing below {@code to}
 * @param from index of the first byte
 * @param to index after the last byte
 * @param records number of records in {@code [from, to)}
 * @param origin where the bytes come from
 * @param header the header of the input, without its line end; null if it has none. Shared: do not write to it.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; copied by nobody
public record Segment(Bytes bytes, int from, int to, int records, Origin origin, byte @Nullable [] header) {

    /** Records of an input without a header. */
    public Segment(Bytes bytes, int from, int to, int records, Origin origin) {
        this(bytes, from, to, records, origin, null);
    }
}
