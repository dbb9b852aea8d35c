package io.batchwright.bytes;

/** Numbers from bytes, without objects. */
public final class Numbers {

    private Numbers() {}

    /**
     * Parses a whole number as Python's {@code int()} does, as far as it fits 64 bits: white space around it, one sign,
     * ASCII digits, single underscores between digits.
     *
     * @param bytes the text
     * @param from index of its first byte
     * @param to index after its last byte
     * @param target where the number goes, if it is one
     * @param index at which index of {@code target}
     * @return whether it is a number of the range of {@code long}
     */
    public static boolean parseLong(byte[] bytes, int from, int to, long[] target, int index) {
        int i = from;
        int end = to;
        while (i < end && Whitespace.isAscii(bytes[i])) {
            i++;
        }
        while (end > i && Whitespace.isAscii(bytes[end - 1])) {
            end--;
        }
        boolean negative = false;
        if (i < end && (bytes[i] == '-' || bytes[i] == '+')) {
            negative = bytes[i++] == '-';
        }
        if (i >= end) {
            return false;
        }
        long value = 0;
        boolean digitBefore = false;
        for (; i < end; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                if (bytes[i] == '_' && digitBefore && i + 1 < end) {
                    digitBefore = false;
                    continue;
                }
                return false;
            }
            digitBefore = true;
            // Accumulates negatively, because the range below zero is one larger.
            if (value < Long.MIN_VALUE / 10) {
                return false;
            }
            value *= 10;
            if (value < Long.MIN_VALUE + digit) {
                return false;
            }
            value -= digit;
        }
        if (!negative && value == Long.MIN_VALUE) {
            return false;
        }
        target[index] = negative ? value : -value;
        return true;
    }
}
