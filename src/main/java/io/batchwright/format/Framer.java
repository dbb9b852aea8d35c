package io.batchwright.format;

import io.batchwright.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Finds where records end, without parsing them. Every call starts at the start of a record; there is no state between
 * calls but the results of the last one. Not thread-safe.
 */
public interface Framer {

    /**
     * Looks at the start of an input, before anything of it is framed.
     *
     * @param from index of the input's first byte
     * @param to index after the last byte that is there
     * @return whether that is enough to tell that the input suits the format; if not, and there is more, ask again
     * @throws FormatException if it does not; the message says what was expected and found
     */
    default boolean begins(byte[] bytes, int from, int to) {
        return true;
    }

    /**
     * Frames whole records of {@code bytes[from, to)}. What is no record (empty lines, in some formats; the end of an array)
     * is taken with the record after it; where none follows, it is taken alone, so that {@link #records()} is 0 although
     * the result is beyond {@code from}.
     *
     * @param from index of the first byte of a record
     * @param to index after the last byte that is there
     * @param endOfInput whether the input ends at {@code to}, so that a last record without its end may be whole
     * @param maxRecords the most records to frame, at least 1
     * @return index after the last whole record (after its line end); {@code from} if there is nothing whole
     * @throws FormatException if nothing more of the input can be read
     */
    int frame(byte[] bytes, int from, int to, boolean endOfInput, int maxRecords);

    /**
     * Whether the last call stopped at a record that is longer than the limit, whether its end is there or not. It begins
     * where the call's result points.
     */
    boolean oversized();

    /**
     * Why what the last call stopped at will be no record, however much more is read: never null where the input ends
     * behind something that could not be framed. Null otherwise, and for a record that is oversized.
     */
    default @Nullable String problem() {
        return null;
    }

    /** Records framed by the last call. */
    int records();

    /** Lines that the bytes framed by the last call take up. */
    int lines();

    /** The way past the record at which the last call stopped, as it is oversized or has a problem. By default, past its line. */
    default RecordSkip skip() {
        return new LineSkip();
    }

    /**
     * Appends a record that was rejected, as it was kept, and frames it alone. A parser takes records that were appended one
     * after the other as a segment.
     *
     * @return whether it is exactly one record; if not, {@link #records()} and {@link #oversized()} say why
     */
    default boolean append(byte[] raw, Bytes target) {
        int from = target.append(raw, 0, raw.length);
        target.append('\n');
        return frame(target.array(), from, target.length(), true, 2) == target.length() && records() == 1;
    }
}
