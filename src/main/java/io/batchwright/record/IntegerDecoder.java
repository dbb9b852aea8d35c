package io.batchwright.record;

import io.batchwright.bytes.Bytes;
import io.batchwright.bytes.Numbers;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;

/** Whole numbers of a range, as {@link Numbers#parseLong} reads them. */
final class IntegerDecoder implements ValueDecoder {

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(_[0-9]+)*");

    private final long least;
    private final long most;

    IntegerDecoder(long least, long most) {
        this.least = least;
        this.most = most;
    }

    @Override
    public boolean decode(Bytes bytes, int from, int to, Column column, int row) {
        return decode(bytes.array(), from, to, column.longs(), row);
    }

    @Override
    public void decodeAll(Bytes bytes, Column column, int[] rows, int count, IntConsumer mismatches) {
        byte[] array = bytes.array();
        int[] starts = column.starts();
        int[] ends = column.ends();
        long[] longs = column.longs();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (!decode(array, starts[row], ends[row], longs, row)) {
                mismatches.accept(row);
            }
        }
    }

    private boolean decode(byte[] array, int from, int to, long[] longs, int row) {
        return Numbers.parseLong(array, from, to, longs, row) && longs[row] >= least && longs[row] <= most;
    }

    @Override
    public String expectation() {
        return "a whole number from " + least + " to " + most;
    }

    @Override
    public String remark(String text) {
        return NUMBER.matcher(text.strip()).matches() ? "is out of range" : "";
    }
}
