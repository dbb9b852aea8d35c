package io.batchwright.format;

import io.batchwright.bytes.Bytes;

/** The text that a JSON string with escapes means. */
final class JsonText {

    private JsonText() {}

    /**
     * Appends the text of a well-formed string.
     *
     * @param source holds the string, without its quotes, in {@code [from, to)}; may be the array of {@code target}
     * @return the offset of the first appended byte
     */
    static int append(byte[] source, int from, int to, Bytes target) {
        int first = target.length();
        int plain = from;
        int i = from;
        while (i < to) {
            if (source[i] != '\\') {
                i++;
                continue;
            }
            target.append(source, plain, i);
            i = appendEscape(source, i + 1, to, target);
            plain = i;
        }
        target.append(source, plain, to);
        return first;
    }

    private static int appendEscape(byte[] source, int i, int to, Bytes target) {
        switch (source[i]) {
            case 'b' -> target.append('\b');
            case 'f' -> target.append('\f');
            case 'n' -> target.append('\n');
            case 'r' -> target.append('\r');
            case 't' -> target.append('\t');
            case 'u' -> {
                return appendUnicode(source, i + 1, to, target);
            }
            default -> target.append(source[i]);
        }
        return i + 1;
    }

    private static int appendUnicode(byte[] source, int i, int to, Bytes target) {
        char unit = (char) JsonTokens.hex(source, i, to);
        if (Character.isHighSurrogate(unit)) {
            appendUtf8(Character.toCodePoint(unit, (char) JsonTokens.hex(source, i + 6, to)), target);
            return i + 10;
        }
        appendUtf8(unit, target);
        return i + 4;
    }

    private static void appendUtf8(int codePoint, Bytes target) {
        if (codePoint < 0x80) {
            target.append(codePoint);
            return;
        }
        if (codePoint < 0x800) {
            target.append(0xC0 | codePoint >> 6);
        } else {
            if (codePoint < 0x10000) {
                target.append(0xE0 | codePoint >> 12);
            } else {
                target.append(0xF0 | codePoint >> 18);
                target.append(0x80 | (codePoint >> 12 & 0x3F));
            }
            target.append(0x80 | (codePoint >> 6 & 0x3F));
        }
        target.append(0x80 | (codePoint & 0x3F));
    }
}
