package io.batchwright.record;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import io.batchwright.bytes.Ascii;
import io.batchwright.bytes.Bytes;
import io.batchwright.bytes.Whitespace;

/**
 * Binary floating-point numbers of 64 bits, rounded to the nearest.
 *
 * <p>{@code NaN}, {@code Infinity} and {@code inf} (any case, signed) are values, as they are to PostgreSQL and H2. A
 * number too large to be stored is none of them: it is refused, where Java would say infinity. One too small becomes 0.
 * White space around and single underscores between digits are passed over, as in whole numbers.
 */
final class DoubleDecoder implements ValueDecoder {

    @Override
    public boolean decode(Bytes bytes, int from, int to, Column column, int row) {
        byte[] array = bytes.array();
        return isPlain(array, from, to)
                ? parse(array, from, to, column.doubles(), row)
                : decodeOther(bytes, from, to, column.doubles(), row);
    }

    /** Whether there is nothing but what decimal notation needs; the parser would also take hexadecimals and {@code 1d}. */
    private static boolean isPlain(byte[] array, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = array[i];
            boolean digit = b >= '0' && b <= '9';
            if (!digit && b != '.' && b != '-' && b != '+' && b != 'e' && b != 'E') {
                return false;
            }
        }
        return from < to;
    }

    private static boolean parse(byte[] array, int from, int to, double[] target, int row) {
        try {
            double value = JavaDoubleParser.parseDouble(array, from, to - from);
            target[row] = value;
            return !Double.isInfinite(value);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean decodeOther(Bytes bytes, int from, int to, double[] target, int row) {
        byte[] array = bytes.array();
        int start = Whitespace.skip(array, from, to);
        int end = Whitespace.trimEnd(array, start, to);
        return decodeSpelled(array, start, end, target, row) || decodeGrouped(bytes, start, end, target, row);
    }

    private static boolean decodeSpelled(byte[] array, int from, int to, double[] target, int row) {
        boolean signed = from < to && (array[from] == '-' || array[from] == '+');
        int start = signed ? from + 1 : from;
        if (Ascii.equalsIgnoreCase(array, start, to, "nan")) {
            target[row] = Double.NaN;
            return true;
        }
        boolean infinite =
                Ascii.equalsIgnoreCase(array, start, to, "infinity") || Ascii.equalsIgnoreCase(array, start, to, "inf");
        target[row] = signed && array[from] == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        return infinite;
    }

    /** Writes the text without its underscores behind the bytes, for as long as it takes to read it. */
    private static boolean decodeGrouped(Bytes bytes, int from, int to, double[] target, int row) {
        int start = bytes.length();
        try {
            for (int i = from; i < to; i++) {
                byte b = bytes.array()[i];
                if (b != '_') {
                    bytes.append(b);
                } else if (i == from
                        || i + 1 == to
                        || !isDigit(bytes.array()[i - 1])
                        || !isDigit(bytes.array()[i + 1])) {
                    return false;
                }
            }
            return isPlain(bytes.array(), start, bytes.length())
                    && parse(bytes.array(), start, bytes.length(), target, row);
        } finally {
            bytes.length(start);
        }
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    @Override
    public String expectation() {
        return "a number such as -12.5 or 1e9";
    }

    @Override
    public String remark(String text) {
        Bytes bytes = Bytes.of(text.strip().replace("_", ""));
        double[] value = new double[1];
        boolean tooLarge = isPlain(bytes.array(), 0, bytes.length())
                && !parse(bytes.array(), 0, bytes.length(), value, 0)
                && Double.isInfinite(value[0]);
        return tooLarge ? "is out of range" : "";
    }
}
