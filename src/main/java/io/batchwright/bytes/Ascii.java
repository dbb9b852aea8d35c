package io.batchwright.bytes;

/** Comparison of ASCII text in bytes. */
public final class Ascii {

    private Ascii() {}

    /** {@code b} in lower case, if it is an ASCII letter. */
    public static byte toLowerCase(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b;
    }

    /** Whether {@code bytes[from, to)} is {@code word} in any case. */
    public static boolean equalsIgnoreCase(byte[] bytes, int from, int to, String word) {
        return to - from == word.length() && startsWithIgnoreCase(bytes, from, to, word);
    }

    /** Whether {@code bytes[from, to)} starts with {@code word} in any case. */
    public static boolean startsWithIgnoreCase(byte[] bytes, int from, int to, String word) {
        if (to - from < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (toLowerCase(bytes[from + i]) != toLowerCase((byte) word.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
