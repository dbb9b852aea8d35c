package io.batchwright.bytes;

/**
 * Line ends in bytes: {@code \n}, {@code \r\n} and {@code \r} each end one line. Works on UTF-8 and on every charset
 * whose bytes below 0x80 are ASCII.
 */
public final class Lines {

    private static final long LF = Words.repeat('\n');
    private static final long CR = Words.repeat('\r');
    private static final long AFTER_CR = Words.repeat('\r' + 1);

    private Lines() {}

    /** Index of the first {@code \n} or {@code \r} in {@code [from, to)}, or {@code to}. Eight bytes at a time. */
    public static int end(byte[] bytes, int from, int to) {
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long word = Words.at(bytes, i);
            // Most text has no other control characters, so one test does for most words.
            if (Words.below(word, AFTER_CR) != 0) {
                long found = Words.equal(word, LF) | Words.equal(word, CR);
                if (found != 0) {
                    return i + Words.first(found);
                }
            }
        }
        for (; i < to; i++) {
            if (isEnd(bytes[i])) {
                return i;
            }
        }
        return to;
    }

    /** Whether a byte is {@code \n} or {@code \r}. */
    public static boolean isEnd(byte b) {
        return b == '\n' || b == '\r';
    }

    /** Index after the line end at {@code end}, as {@link #end} gave it; {@code end} itself at {@code to}. */
    public static int next(byte[] bytes, int end, int to) {
        if (end >= to) {
            return end;
        }
        return bytes[end] == '\r' && end + 1 < to && bytes[end + 1] == '\n' ? end + 2 : end + 1;
    }

    /** How many line ends begin in {@code [from, to)}. */
    public static int count(byte[] bytes, int from, int to) {
        int count = 0;
        for (int i = end(bytes, from, to); i < to; i = end(bytes, next(bytes, i, to), to)) {
            count++;
        }
        return count;
    }
}
