package io.batchwright.format;

import io.batchwright.bytes.Utf8;

/**
 * The characters of one line, for a regular expression: reused from line to line, and patient for a limited number of
 * steps only, because some expressions need exponentially many. Not thread-safe.
 */
final class LineChars implements CharSequence {

    /** How often a line may be looked at: common expressions look at each character a few times. */
    private static final int MAX_STEPS = 1_000_000;

    private static final int MAX_STEPS_PER_BYTE = 32;

    private char[] chars = new char[512];
    private int[] offsets = {};
    private boolean ascii = true;
    private int from;
    private int length;
    private int steps;
    private int farthest;

    /** Takes over the line {@code bytes[from, to)}; malformed UTF-8 becomes U+FFFD. */
    void set(byte[] bytes, int newFrom, int to) {
        from = newFrom;
        steps = (int) Math.min(Integer.MAX_VALUE, MAX_STEPS + (long) MAX_STEPS_PER_BYTE * (to - newFrom));
        farthest = 0;
        if (chars.length < to - newFrom) {
            chars = new char[Math.max(to - newFrom, chars.length * 2)];
        }
        ascii = Utf8.isAscii(bytes, newFrom, to);
        if (ascii) {
            length = to - newFrom;
            for (int i = 0; i < length; i++) {
                chars[i] = (char) bytes[newFrom + i];
            }
        } else {
            decode(bytes, to);
        }
    }

    private void decode(byte[] bytes, int to) {
        if (offsets.length <= chars.length) {
            offsets = new int[chars.length + 1];
        }
        length = 0;
        int i = from;
        while (i < to) {
            int size = sequenceLength(bytes[i]);
            boolean whole = i + size <= to && Utf8.firstInvalid(bytes, i, i + size) < 0;
            int codePoint = whole ? codePoint(bytes, i, size) : 0xFFFD;
            int units = Character.toChars(codePoint, chars, length);
            for (int unit = 0; unit < units; unit++) {
                offsets[length++] = i;
            }
            i += whole ? size : 1;
        }
        offsets[length] = to;
    }

    private static int sequenceLength(byte first) {
        int b = first & 0xFF;
        return b < 0xC0 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4;
    }

    private static int codePoint(byte[] bytes, int i, int size) {
        if (size == 1) {
            return bytes[i];
        }
        int codePoint = bytes[i] & (0x7F >> size);
        for (int k = 1; k < size; k++) {
            codePoint = codePoint << 6 | (bytes[i + k] & 0x3F);
        }
        return codePoint;
    }

    /** Index in the line's array of the character {@code index}, which may be the one after the last. */
    int offset(int index) {
        return ascii ? from + index : offsets[index];
    }

    /** The highest index looked at since the line was set. */
    int farthest() {
        return farthest;
    }

    @Override
    public char charAt(int index) {
        if (--steps < 0) {
            throw new ExhaustedException();
        }
        if (index > farthest) {
            farthest = index;
        }
        return chars[index];
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new String(chars, start, end - start);
    }

    @Override
    public String toString() {
        return new String(chars, 0, length);
    }

    /** The line was looked at too often. */
    static final class ExhaustedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private ExhaustedException() {
            super("too many steps", null, false, false);
        }
    }
}
