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
        return switch (bytes[i]) {
            case (byte) 0xC2 -> i + 1 < to && (bytes[i + 1] == (byte) 0x85 || bytes[i + 1] == (byte) 0xA0) ? 2 : 0;
            case (byte) 0xE1, (byte) 0xE2, (byte) 0xE3 ->
                i + 2 < to && isWide(bytes[i], bytes[i + 1], bytes[i + 2]) ? 3 : 0;
            default -> 0;
        };
    }

    private static boolean isWide(byte first, byte second, byte third) {
        if ((second & 0xC0) != 0x80 || (third & 0xC0) != 0x80) {
            return false;
        }
        int codePoint = (first & 0x0F) << 12 | (second & 0x3F) << 6 | (third & 0x3F);
        return switch (codePoint) {
            case 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
            default -> codePoint >= 0x2000 && codePoint <= 0x200A;
        };
    }
}
