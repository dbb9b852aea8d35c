package io.batchwright.format;

import java.nio.charset.StandardCharsets;

/** Words about a place in a record, for reasons. Cold path. */
final class Place {

    private Place() {}

    /** The column of {@code i} in text that starts at {@code from}: in characters, from 1. */
    static int column(byte[] bytes, int from, int i) {
        int column = 1;
        for (int k = from; k < i; k++) {
            column += isContinuation(bytes[k]) ? 0 : 1;
        }
        return column;
    }

    /** The character at {@code i} in quotes, or words for the end of the line at {@code to}. */
    static String character(byte[] bytes, int i, int to) {
        return character(bytes, i, to, "line");
    }

    /** The same in a text that is called {@code text}. */
    static String character(byte[] bytes, int i, int to, String text) {
        if (i >= to) {
            return "the end of the " + text;
        }
        if (bytes[i] >= 0 && bytes[i] < ' ') {
            return String.format("the control character U+%04X", bytes[i]);
        }
        int end = i + 1;
        while (end < to && isContinuation(bytes[end])) {
            end++;
        }
        return "'" + new String(bytes, i, end - i, StandardCharsets.UTF_8) + "'";
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xC0) == 0x80;
    }
}
