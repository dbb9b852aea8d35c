package io.batchwright.format;

import java.util.Arrays;

/**
 * Finds the slot of a key. Keys usually come in the same order in every line, so the slot of the k-th key of the line before
 * is tried first. Not thread-safe. Hot path.
 */
final class KeySlots {

    static final int NONE = -1;

    private static final int MAX_PREDICTED = 64;

    private final byte[][] keys;
    private final int[] predicted = new int[MAX_PREDICTED];

    /** @param keys the keys in UTF-8, by slot */
    KeySlots(byte[][] keys) {
        this.keys = keys;
    }

    /**
     * The slot of the key {@code bytes[from, to)}, or {@link #NONE}.
     *
     * @param part which key of the line it is, from 0
     */
    int slotOf(byte[] bytes, int from, int to, int part) {
        int index = Math.min(part, MAX_PREDICTED - 1);
        int guess = predicted[index];
        if (guess < keys.length && isKey(guess, bytes, from, to)) {
            return guess;
        }
        for (int i = 0; i < keys.length; i++) {
            if (isKey(i, bytes, from, to)) {
                predicted[index] = i;
                return i;
            }
        }
        return NONE;
    }

    /** The slot that the part-th key of a line has most likely; of a format with at least one field. */
    int expected(int part) {
        return predicted[Math.min(part, MAX_PREDICTED - 1)];
    }

    private boolean isKey(int slot, byte[] bytes, int from, int to) {
        byte[] key = keys[slot];
        return Arrays.equals(key, 0, key.length, bytes, from, to);
    }
}
