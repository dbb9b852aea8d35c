package io.batchwright.format;

import io.batchwright.bytes.Lines;

/**
 * Finds where records end, without parsing them. Every call starts at the start of a record; there is no state between
 * calls but the results of the last one. Not thread-safe.
 */
public interface Framer {

    /**
     * Frames whole records of {@code bytes[from, to)}. Lines that are no records (empty ones, in some formats) are taken
     * with the record after them; where none follows, they are taken alone, so that {@link #records()} is 0 although
     * the result is beyond {@code from}.
     *
     * @param from index of the first byte of a record
     * @param to index after the last byte that is there
     * @param endOfInput whether the input ends at {@code to}, so that a last record without its end is whole
     * @param maxRecords the most records to frame, at least 1
     * @return index after the last whole record (after its line end); {@code from} if there is nothing whole
     */
    int frame(byte[] bytes, int from, int to, boolean endOfInput, int maxRecords);

    /**
     * Whether the last call stopped at a record that is longer than the limit, whether its end is there or not. It begins
     * where the call's result points.
     */
    boolean oversized();

    /** Records framed by the last call. */
    int records();

    /** Lines that the bytes framed by the last call take up. */
    int lines();

    /**
     * Where reading goes on after a record that can not be whole: longer than the limit, or an unclosed quote at the end
     * of the input. By default after its first line.
     *
     * @return index after the first line end in {@code [from, to)}, or {@code to} if there is none
     */
    default int skip(byte[] bytes, int from, int to) {
        return Lines.next(bytes, Lines.end(bytes, from, to), to);
    }
}
