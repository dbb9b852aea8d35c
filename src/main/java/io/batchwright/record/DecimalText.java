package io.batchwright.record;

import io.batchwright.bytes.Bytes;

/**
 * A decimal number in any notation: sign, leading zeros, underscores between digits, exponent. Knows its size before it
 * writes anything, so that {@code 1e999999999} costs nothing. Not thread-safe.
 */
final class DecimalText {

    private static final long LARGEST_EXPONENT = 1_000_000_000_000L;

    private byte[] array = {};
    private boolean negative;
    private int start;
    private int position;
    /** Index of the first and the last digit that is not 0; -1 for the number 0. */
    private int first;

    private int last;
    /** Digits up to the last one that is not 0, from the first one that is not 0. */
    private int significant;
    /** The power of ten that the last significant digit stands for. */
    private long exponent;

    /** Reads {@code array[from, to)}; returns whether it is a number. The array must not change before it is written. */
    boolean scan(byte[] text, int from, int to) {
        array = text;
        start = from;
        first = -1;
        last = -1;
        significant = 0;
        negative = from < to && text[from] == '-';
        position = negative || (from < to && text[from] == '+') ? from + 1 : from;
        return scanDigits(to) && scanExponent(to) && position == to;
    }

    private boolean scanDigits(int to) {
        int digits = 0;
        int digitsToFirst = 0;
        int digitsToLast = 0;
        int point = -1;
        for (; position < to; position++) {
            if (isDigit(position, to)) {
                digits++;
                if (array[position] != '0') {
                    digitsToFirst = first < 0 ? digits : digitsToFirst;
                    first = first < 0 ? position : first;
                    digitsToLast = digits;
                    last = position;
                }
            } else if (array[position] == '.' && point < 0) {
                point = digits;
            } else if (!isGrouping(to)) {
                break;
            }
        }
        significant = first < 0 ? 0 : digitsToLast - digitsToFirst + 1;
        exponent = (point < 0 ? digits : point) - (long) digitsToLast;
        return digits > 0;
    }

    private boolean isGrouping(int to) {
        return array[position] == '_' && isDigit(position - 1, to) && isDigit(position + 1, to);
    }

    private boolean scanExponent(int to) {
        if (position >= to || (array[position] | 0x20) != 'e') {
            return true;
        }
        position++;
        boolean minus = position < to && array[position] == '-';
        if (minus || (position < to && array[position] == '+')) {
            position++;
        }
        int digitsFrom = position;
        long power = 0;
        for (; isDigit(position, to); position++) {
            power = Math.min(LARGEST_EXPONENT, power * 10 + (array[position] - '0'));
        }
        exponent += minus ? -power : power;
        return position > digitsFrom;
    }

    private boolean isDigit(int index, int to) {
        return index >= start && index < to && array[index] >= '0' && array[index] <= '9';
    }

    /** Digits before the point, without leading zeros. */
    long integerDigits() {
        return first < 0 ? 0 : Math.max(0, significant + exponent);
    }

    /** Digits after the point, without zeros at the end. */
    long fractionDigits() {
        return first < 0 ? 0 : Math.max(0, -exponent);
    }

    /** Appends the number in plain notation. */
    void appendTo(Bytes bytes) {
        if (first < 0) {
            bytes.append('0');
            return;
        }
        if (negative) {
            bytes.append('-');
        }
        long beforePoint = significant + exponent;
        if (beforePoint <= 0) {
            bytes.append('0');
            bytes.append('.');
            appendZeros(bytes, -beforePoint);
        }
        for (int i = first; i <= last; i++) {
            if (array[i] != '_' && array[i] != '.') {
                if (beforePoint == 0 && i > first) {
                    bytes.append('.');
                }
                bytes.append(array[i]);
                beforePoint--;
            }
        }
        appendZeros(bytes, beforePoint);
    }

    private static void appendZeros(Bytes bytes, long count) {
        for (long i = 0; i < count; i++) {
            bytes.append('0');
        }
    }
}
