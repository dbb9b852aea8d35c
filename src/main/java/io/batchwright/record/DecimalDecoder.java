package io.batchwright.record;

import io.batchwright.bytes.Bytes;
import io.batchwright.bytes.Whitespace;

/**
 * Exact decimals. A number that does not fit precision and scale is refused, never rounded; zeros at the end do not count.
 * Stored as {@code -?digits(.digits)?} with at most {@code scale} digits after the point and no zeros in front.
 */
final class DecimalDecoder implements ValueDecoder {

    private final int integerDigits;
    private final int scale;

    DecimalDecoder(int precision, int scale) {
        this.integerDigits = precision - scale;
        this.scale = scale;
    }

    @Override
    public boolean decode(Bytes bytes, int from, int to, Column column, int row) {
        int end = storedEnd(bytes.array(), from, to);
        if (end > 0) {
            column.slice(row, from, end);
            return true;
        }
        return decodeOther(bytes, from, to, column, row);
    }

    /** Where the text ends if it can be stored as it is, perhaps without some zeros at its end; else -1. */
    private int storedEnd(byte[] array, int from, int to) {
        int start = from < to && array[from] == '-' ? from + 1 : from;
        int point = skipDigits(array, start, to);
        boolean zero = point == start + 1 && array[start] == '0';
        if (point == start || (array[start] == '0' && !zero) || (!zero && point - start > integerDigits)) {
            return -1;
        }
        if (point == to) {
            return to;
        }
        int end = array[point] == '.' ? skipDigits(array, point + 1, to) : -1;
        return end == to && end > point + 1 ? cut(array, point, to) : -1;
    }

    /** Takes zeros beyond the scale off the end, and the point if nothing is left behind it. */
    private int cut(byte[] array, int point, int to) {
        int longest = scale == 0 ? point : point + 1 + scale;
        for (int i = to - 1; i >= Math.max(longest, point + 1); i--) {
            if (array[i] != '0') {
                return -1;
            }
        }
        return Math.min(to, longest);
    }

    private static int skipDigits(byte[] array, int from, int to) {
        int i = from;
        while (i < to && array[i] >= '0' && array[i] <= '9') {
            i++;
        }
        return i;
    }

    private boolean decodeOther(Bytes bytes, int from, int to, Column column, int row) {
        DecimalText text = new DecimalText();
        int start = Whitespace.skip(bytes.array(), from, to);
        if (!text.scan(bytes.array(), start, Whitespace.trimEnd(bytes.array(), start, to)) || !fits(text)) {
            return false;
        }
        int stored = bytes.length();
        text.appendTo(bytes);
        column.slice(row, stored, bytes.length());
        return true;
    }

    private boolean fits(DecimalText text) {
        return text.integerDigits() <= integerDigits && text.fractionDigits() <= scale;
    }

    @Override
    public String expectation() {
        String whole = "a number of at most " + counted(integerDigits);
        return scale == 0 ? whole + " and none after the point" : whole + " before and " + scale + " after the point";
    }

    @Override
    public String remark(String text) {
        byte[] stripped = Bytes.of(text.strip()).array();
        DecimalText number = new DecimalText();
        if (!number.scan(stripped, 0, stripped.length)) {
            return "";
        }
        return number.fractionDigits() > scale
                ? "has " + counted(number.fractionDigits()) + " after the point"
                : "has " + counted(number.integerDigits()) + " before the point";
    }

    private static String counted(long digits) {
        return digits == 1 ? "1 digit" : digits + " digits";
    }
}
