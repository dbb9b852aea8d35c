package io.batchwright.bytes;

/** Numbers from bytes, without objects. */
public final class Numbers {

    /** As many digits always fit a {@code long}. */
    private static final int SAFE_DIGITS = 18;

    private Numbers() {}

    /**
     * Parses a whole number as Python's {@code int()} does, as far as it fits 64 bits: {@linkplain Whitespace white space}
     * around it, one sign, ASCII digits, single underscores between digits.
     *
     * @param bytes the text
     * @param from index of its first byte
     * @param to index after its last byte
     * @param target where the number goes, if it is one
     * @param index at which index of {@code target}
     * @return whether it is a number of the range of {@code long}; if not, {@code target} is unchanged
     */
    public static boolean parseLong(byte[] bytes, int from, int to, long[] target, int index) {
        if (to - from > SAFE_DIGITS || from >= to) {
            return parseAnyLong(bytes, from, to, target, index);
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return parseAnyLong(bytes, from, to, target, index);
            }
            value = value * 10 + digit;
        }
        target[index] = value;
        return true;
    }

    private static boolean parseAnyLong(byte[] bytes, int from, int to, long[] target, int index) {
        int start = Whitespace.skip(bytes, from, to);
        int end = Whitespace.trimEnd(bytes, start, to);
        if (start == end) {
            return false;
        }
        boolean signed = bytes[start] == '-' || bytes[start] == '+';
        return parseDigits(bytes, signed ? start + 1 : start, end, bytes[start] == '-', target, index);
    }

    /** Accumulates below zero, because the range is one larger there. */
    private static boolean parseDigits(byte[] bytes, int from, int to, boolean negative, long[] target, int index) {
        long value = 0;
        boolean afterDigit = false;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                if (bytes[i] != '_' || !afterDigit) {
                    return false;
                }
                afterDigit = false;
                continue;
            }
            afterDigit = true;
            if (value < Long.MIN_VALUE / 10 || value * 10 < Long.MIN_VALUE + digit) {
                return false;
            }
            value = value * 10 - digit;
        }
        if (!afterDigit || (!negative && value == Long.MIN_VALUE)) {
            return false;
        }
        target[index] = negative ? value : -value;
        return true;
    }
}
