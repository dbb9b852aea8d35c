package io.batchwright.format;

import io.batchwright.bytes.Words;

/** Finds the first of two ASCII characters, eight bytes at a time. Immutable and thread-safe. Hot path. */
final class ByteSearch {

    private final byte first;
    private final byte second;
    private final long firstWord;
    private final long secondWord;

    ByteSearch(int character) {
        this(character, character);
    }

    ByteSearch(int first, int second) {
        this.first = (byte) first;
        this.second = (byte) second;
        this.firstWord = Words.repeat(first);
        this.secondWord = Words.repeat(second);
    }

    /** Index of the first of the characters in {@code bytes[from, to)}, or {@code to}. Looks at bytes behind {@code to} as well. */
    int find(byte[] bytes, int from, int to) {
        if (from > bytes.length - Long.BYTES) {
            return findSlowly(bytes, from, to);
        }
        long found = found(Words.at(bytes, from));
        if (found != 0) {
            return Math.min(from + Words.first(found), to);
        }
        return to - from <= Long.BYTES ? to : findFurther(bytes, from + Long.BYTES, to);
    }

    /** Apart from the first word, which is most often the last one: the compiler would unroll the loop for it. */
    private int findFurther(byte[] bytes, int from, int to) {
        int last = bytes.length - Long.BYTES;
        int i = from;
        for (; i < to && i <= last; i += Long.BYTES) {
            long found = found(Words.at(bytes, i));
            if (found != 0) {
                return Math.min(i + Words.first(found), to);
            }
        }
        return findSlowly(bytes, i, to);
    }

    private long found(long word) {
        return Words.equal(word, firstWord) | Words.equal(word, secondWord);
    }

    private int findSlowly(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] != first && bytes[i] != second) {
            i++;
        }
        return Math.min(i, to);
    }
}
