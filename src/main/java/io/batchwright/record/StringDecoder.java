package io.batchwright.record;

import io.batchwright.bytes.Bytes;
import java.util.function.IntConsumer;

/** Text is stored as it is. */
final class StringDecoder implements ValueDecoder {

    @Override
    public boolean decode(Bytes bytes, int from, int to, Column column, int row) {
        column.slice(row, from, to);
        return true;
    }

    @Override
    public void decodeAll(Bytes bytes, Column column, int[] rows, int count, IntConsumer mismatches) {
        // The slices are the stored form.
    }

    @Override
    public String expectation() {
        return "text";
    }
}
