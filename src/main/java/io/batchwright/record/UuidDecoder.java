package io.batchwright.record;

import io.batchwright.bytes.Ascii;
import io.batchwright.bytes.Bytes;
import io.batchwright.bytes.Whitespace;

/** UUIDs in their canonical form, stored in lower case. */
final class UuidDecoder implements ValueDecoder {

    private static final int LENGTH = 36;

    @Override
    public boolean decode(Bytes bytes, int from, int to, Column column, int row) {
        byte[] array = bytes.array();
        int start = Whitespace.skip(array, from, to);
        int end = Whitespace.trimEnd(array, start, to);
        if (end - start != LENGTH) {
            return false;
        }
        boolean lowerCase = true;
        for (int i = 0; i < LENGTH; i++) {
            byte b = array[start + i];
            if (!fits(i, Ascii.toLowerCase(b))) {
                return false;
            }
            lowerCase &= b == Ascii.toLowerCase(b);
        }
        int stored = lowerCase ? start : appendLowerCase(bytes, start);
        column.slice(row, stored, stored + LENGTH);
        return true;
    }

    private static boolean fits(int index, byte b) {
        return switch (index) {
            case 8, 13, 18, 23 -> b == '-';
            default -> (b >= '0' && b <= '9') || (b >= 'a' && b <= 'f');
        };
    }

    private static int appendLowerCase(Bytes bytes, int from) {
        int stored = bytes.append(bytes.array(), from, from + LENGTH);
        byte[] array = bytes.array();
        for (int i = stored; i < stored + LENGTH; i++) {
            array[i] = Ascii.toLowerCase(array[i]);
        }
        return stored;
    }

    @Override
    public String expectation() {
        return "a UUID such as 123e4567-e89b-12d3-a456-426614174000";
    }
}
