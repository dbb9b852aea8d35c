package io.batchwright.bytes;

/**
 * White space in UTF-8 text, as Python's {@code str.strip()} and {@code str.isspace()} know it: U+0009–000D,
 * U+001C–0020, U+0085, U+00A0, U+1680, U+2000–200A, U+2028, U+2029, U+202F, U+205F, U+3000.
 */
public final class Whitespace {

    private Whitespace() {}

    /** Whether {@code b} is one of the ten ASCII characters among them. */
    public static boolean isAscii(byte b) {
        return b == ' ' || (b >= 0x09 && b <= 0x0D) || (b >= 0x1C && b <= 0x1F);
    }

    /** Index of the first byte of {@code [from, to)} that is not white space, or {@code to}. */
    public static int skip(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            if (isAscii(bytes[i])) {
                i++;
                continue;
            }
            int length = bytes[i] < 0 ? wideLength(bytes, i, to) : 0;
            if (length == 0) {
                return i;
            }
            i += length;
        }
        return to;
    }

    /** Index after the last byte of {@code [from, to)} that is not white space, or {@code from}. */
    public static int trimEnd(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from) {
            if (isAscii(bytes[end - 1])) {
                end--;
                continue;
            }
            if (bytes[end - 1] >= 0) {
                return end;
            }
            if (end - from >= 2 && wideLength(bytes, end - 2, end) == 2) {
                end -= 2;
            } else if (end - from >= 3 && wideLength(bytes, end - 3, end) == 3) {
                end -= 3;
            } else {
                return end;
            }
        }
        return from;
    }

    /** The length of the non-ASCII white-space character at {@code i}, or 0. */
    private static int wideLength(byte[] bytes, int i, int to) {
        int first = bytes[i] & 0xFF;
        if (first == 0xC2 && i + 1 < to) {
            int second = bytes[i + 1] & 0xFF;
            return second == 0x85 || second == 0xA0 ? 2 : 0;
        }
        if ((first == 0xE1 || first == 0xE2 || first == 0xE3) && i + 2 < to) {
            int codePoint = (first & 0x0F) << 12 | (bytes[i + 1] & 0x3F) << 6 | (bytes[i + 2] & 0x3F);
            boolean wide = codePoint == 0x1680
                    || (codePoint >= 0x2000 && codePoint <= 0x200A)
                    || codePoint == 0x2028
                    || codePoint == 0x2029
                    || codePoint == 0x202F
                    || codePoint == 0x205F
                    || codePoint == 0x3000;
            return wide ? 3 : 0;
        }
        return 0;
    }
}
