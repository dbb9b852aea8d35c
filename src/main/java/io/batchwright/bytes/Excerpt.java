package io.batchwright.bytes;

import java.nio.charset.StandardCharsets;

/** Short, printable extracts of input for messages. */
public final class Excerpt {

    /** The most characters of an extract, before the {@code …} that shows that it was cut. */
    public static final int MAX_LENGTH = 80;

    private Excerpt() {}

    /**
     * The start of {@code bytes[from, to)} as text: at most {@value #MAX_LENGTH} characters, control characters escaped as in
     * Java ({@code \t}, {@code \u0000}), bytes that are no UTF-8 replaced by U+FFFD.
     */
    public static String of(byte[] bytes, int from, int to) {
        return of(bytes, from, to, MAX_LENGTH);
    }

    /** The start of {@code bytes[from, to)}, as {@link #of(byte[], int, int)} gives it, of at most {@code length} characters. */
    public static String of(byte[] bytes, int from, int to, int length) {
        // Four bytes at most for each character, and one more, to see that there is more.
        int end = (int) Math.min(to, from + 4L * (length + 1));
        return of(new String(bytes, from, end - from, StandardCharsets.UTF_8), length);
    }

    /** The start of {@code text}, as {@link #of(byte[], int, int)} gives it. */
    public static String of(String text) {
        return of(text, MAX_LENGTH);
    }

    private static String of(String text, int length) {
        StringBuilder shown = new StringBuilder();
        int[] characters = text.codePoints().limit(length + 1L).toArray();
        for (int i = 0; i < Math.min(characters.length, length); i++) {
            appendPrintable(shown, characters[i]);
        }
        return characters.length > length ? shown.append('…').toString() : shown.toString();
    }

    private static void appendPrintable(StringBuilder shown, int character) {
        switch (character) {
            case '\t' -> shown.append("\\t");
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            default -> {
                if (Character.isISOControl(character)) {
                    shown.append(String.format("\\u%04x", character));
                } else {
                    shown.appendCodePoint(character);
                }
            }
        }
    }
}
