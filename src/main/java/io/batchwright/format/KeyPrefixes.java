package io.batchwright.format;

import io.batchwright.bytes.Words;
import java.util.Arrays;

/**
 * Keys with the separator that follows them, to be compared in one step where they have up to eight bytes together. Immutable
 * and thread-safe. Hot path.
 */
final class KeyPrefixes {

    static final int NONE = -1;

    /** Longer than any record: a key that never fits. */
    private static final int NEVER = Integer.MAX_VALUE;

    private final byte[][] prefixes;
    private final int[] lengths;
    private final long[] words;
    private final long[] masks;

    /**
     * @param keys the keys in UTF-8, by slot; those that hold one of the separators are never found
     * @param pairSeparator ends a pair
     * @param keyValueSeparator ends a key
     */
    KeyPrefixes(byte[][] keys, byte pairSeparator, byte keyValueSeparator) {
        int count = keys.length;
        this.prefixes = new byte[count][];
        this.lengths = new int[count];
        this.words = new long[count];
        this.masks = new long[count];
        for (int slot = 0; slot < count; slot++) {
            byte[] key = keys[slot];
            byte[] prefix = Arrays.copyOf(key, Math.max(key.length + 1, Long.BYTES));
            prefix[key.length] = keyValueSeparator;
            prefixes[slot] = prefix;
            lengths[slot] = contains(key, pairSeparator) || contains(key, keyValueSeparator) ? NEVER : key.length + 1;
            words[slot] = Words.at(prefix, 0);
            masks[slot] = key.length + 1 < Long.BYTES ? (1L << (Byte.SIZE * (key.length + 1))) - 1 : -1L;
        }
    }

    private static boolean contains(byte[] key, byte separator) {
        for (byte b : key) {
            if (b == separator) {
                return true;
            }
        }
        return false;
    }

    /** Index after key and separator if {@code bytes[from, to)} begins with those of {@code slot}, or {@link #NONE}. */
    int end(int slot, byte[] bytes, int from, int to) {
        int length = lengths[slot];
        if (to - from < length) {
            return NONE;
        }
        boolean found = (length <= Long.BYTES && from <= bytes.length - Long.BYTES)
                ? ((Words.at(bytes, from) ^ words[slot]) & masks[slot]) == 0
                : Arrays.equals(prefixes[slot], 0, length, bytes, from, from + length);
        return found ? from + length : NONE;
    }
}
