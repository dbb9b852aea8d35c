package io.batchwright.record;

import io.batchwright.bytes.Bytes;
import java.util.function.IntConsumer;

/** Turns the text of one field into its stored form. Thread-safe; the batch and the column are not. */
interface ValueDecoder {

    /**
     * Decodes {@code bytes[from, to)} into {@code column} at {@code row}. May append to {@code bytes}.
     *
     * @return whether the text fits; if not, the column holds nothing useful at {@code row}
     */
    boolean decode(Bytes bytes, int from, int to, Column column, int row);

    /**
     * Decodes the slices of a column in place. Decoders that are on the path of most pipelines bring their own loop, so
     * that the compiler sees one kind of value in it.
     *
     * @param rows the rows to decode; each has a slice
     * @param count how many of {@code rows}
     * @param mismatches receives each row whose text does not fit
     */
    default void decodeAll(Bytes bytes, Column column, int[] rows, int count, IntConsumer mismatches) {
        int[] starts = column.starts();
        int[] ends = column.ends();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (!decode(bytes, starts[row], ends[row], column, row)) {
                mismatches.accept(row);
            }
        }
    }

    /** What a fitting text is, after "expected". */
    String expectation();

    /** Why {@code text}, which did not fit although it looks as if, did not, after "found …, which"; or empty. */
    default String remark(String text) {
        return "";
    }

    /** The decoder for values of {@code type}. */
    static ValueDecoder of(FieldType type) {
        return ValueDecoders.of(type);
    }
}
