package io.batchwright.format;

import io.batchwright.bytes.Words;

/**
 * The words of JSON (RFC 8259, strict): strings, numbers, literals, white space. Every method takes the index where
 * something starts and gives the index after it, or {@link #NONE} with {@link #problem()}. Not thread-safe. Hot path.
 */
final class JsonTokens {

    static final int NONE = -1;

    private static final long QUOTE = Words.repeat('"');
    private static final long BACKSLASH = Words.repeat('\\');
    private static final long SPACE = Words.repeat(' ');

    private final String place;
    private final String text;
    private byte[] bytes = {};
    private int from;
    private int to;
    private boolean escaped;
    private String problem = "";

    /** In texts of which each is a line. */
    JsonTokens() {
        this("column", "line");
    }

    /**
     * @param place what a place in the text is called in problems, from 1
     * @param text what the text is called
     */
    JsonTokens(String place, String text) {
        this.place = place;
        this.text = text;
    }

    /** Starts on the text {@code bytes[from, to)}. */
    void reset(byte[] newBytes, int newFrom, int newTo) {
        bytes = newBytes;
        from = newFrom;
        to = newTo;
    }

    /** Goes on in another array with the same text. */
    void moved(byte[] newBytes) {
        bytes = newBytes;
    }

    /** Whether the last string has escapes. */
    boolean escaped() {
        return escaped;
    }

    /** Why the last method found nothing. */
    String problem() {
        return problem;
    }

    /** The byte at {@code i}, or -1 at the end of the text (a byte that stands in no JSON text outside strings). */
    int peek(int i) {
        return i < to ? bytes[i] : -1;
    }

    /** Notes that something else was expected at {@code i}. */
    int fail(int i, String expected) {
        problem = place + " " + Place.column(bytes, from, i) + ": expected " + expected + ", found "
                + Place.character(bytes, i, to, text);
        return NONE;
    }

    /** Notes that the text was expected to end at {@code i}. */
    int failAfter(int i, String what) {
        return fail(i, "the end of the " + text + " after " + what);
    }

    /** Skips white space. */
    int space(int i) {
        return space(bytes, i, to);
    }

    /** Index of the first byte of {@code [i, to)} that is no white space, or {@code to}. */
    static int space(byte[] bytes, int i, int to) {
        int k = i;
        while (k < to && isSpace(bytes[k])) {
            k++;
        }
        return k;
    }

    /** Index after the last byte of {@code [from, i)} that is no white space, or {@code from}. */
    static int spaceBefore(byte[] bytes, int from, int i) {
        int k = i;
        while (k > from && isSpace(bytes[k - 1])) {
            k--;
        }
        return k;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    /** A string, of which {@code i} is the opening quote. */
    int string(int i) {
        escaped = false;
        int k = i + 1;
        while (true) {
            k = specialInString(bytes, k, to);
            if (k >= to) {
                return fail(to, "'\"' at the end of the string");
            }
            if (bytes[k] == '"') {
                return k + 1;
            }
            if (bytes[k] != '\\') {
                return fail(k, "an escape such as \\n or \\u0000 for a control character");
            }
            escaped = true;
            k = escape(k);
            if (k == NONE) {
                return NONE;
            }
        }
    }

    /** Index of the first quote, backslash or control character of {@code [i, to)}, or {@code to}. */
    static int specialInString(byte[] bytes, int i, int to) {
        int k = i;
        for (; k <= to - Long.BYTES; k += Long.BYTES) {
            long word = Words.at(bytes, k);
            long found = Words.equal(word, QUOTE) | Words.equal(word, BACKSLASH) | Words.below(word, SPACE);
            if (found != 0) {
                return k + Words.first(found);
            }
        }
        while (k < to && bytes[k] != '"' && bytes[k] != '\\' && (bytes[k] < 0 || bytes[k] >= ' ')) {
            k++;
        }
        return k;
    }

    private int escape(int i) {
        switch (peek(i + 1)) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
                return i + 2;
            }
            case 'u' -> {
                return unicodeEscape(i);
            }
            default -> {
                return fail(i + 1, "one of \" \\ / b f n r t u after a backslash");
            }
        }
    }

    private int unicodeEscape(int i) {
        int unit = hex(bytes, i + 2, to);
        if (unit < 0) {
            return fail(i, "four hexadecimal digits after \\u");
        }
        if (!Character.isSurrogate((char) unit)) {
            return i + 6;
        }
        boolean pair = Character.isHighSurrogate((char) unit)
                && peek(i + 6) == '\\'
                && peek(i + 7) == 'u'
                && hex(bytes, i + 8, to) >= 0
                && Character.isLowSurrogate((char) hex(bytes, i + 8, to));
        return pair ? i + 12 : fail(i, "a high and a low surrogate, one after the other");
    }

    /** The value of four hexadecimal digits, or -1. */
    static int hex(byte[] bytes, int from, int to) {
        if (from + 4 > to) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /** A number, of which {@code i} is the sign or the first digit. */
    int number(int i) {
        int k = peek(i) == '-' ? i + 1 : i;
        k = peek(k) == '0' ? k + 1 : digits(k);
        if (k != NONE && peek(k) == '.') {
            k = digits(k + 1);
        }
        if (k != NONE && (peek(k) == 'e' || peek(k) == 'E')) {
            boolean signed = peek(k + 1) == '+' || peek(k + 1) == '-';
            k = digits(signed ? k + 2 : k + 1);
        }
        return k;
    }

    private int digits(int i) {
        int k = i;
        while (k < to && bytes[k] >= '0' && bytes[k] <= '9') {
            k++;
        }
        return k > i ? k : fail(i, "a digit");
    }

    /** {@code true}, {@code false} or {@code null}. */
    int literal(int i, byte[] word) {
        for (int k = 0; k < word.length; k++) {
            if (peek(i + k) != word[k]) {
                return fail(i, "a value");
            }
        }
        return i + word.length;
    }
}
