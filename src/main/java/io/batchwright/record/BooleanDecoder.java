package io.batchwright.record;

import io.batchwright.bytes.Ascii;
import io.batchwright.bytes.Bytes;
import io.batchwright.bytes.Whitespace;

/** Booleans, stored as 1 and 0. */
final class BooleanDecoder implements ValueDecoder {

    private static final String[] TRUE = {"true", "t", "1", "yes", "on"};
    private static final String[] FALSE = {"false", "f", "0", "no", "off"};

    @Override
    public boolean decode(Bytes bytes, int from, int to, Column column, int row) {
        byte[] array = bytes.array();
        int start = Whitespace.skip(array, from, to);
        int end = Whitespace.trimEnd(array, start, to);
        boolean isTrue = isOneOf(TRUE, array, start, end);
        column.longs()[row] = isTrue ? 1 : 0;
        return isTrue || isOneOf(FALSE, array, start, end);
    }

    private static boolean isOneOf(String[] words, byte[] array, int from, int to) {
        for (String word : words) {
            if (Ascii.equalsIgnoreCase(array, from, to, word)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String expectation() {
        return "true or false (or t/f, yes/no, on/off, 1/0)";
    }
}
