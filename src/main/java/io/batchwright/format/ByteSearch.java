package io.batchwright.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds the first of up to three ASCII characters, eight bytes at a time. Immutable and thread-safe. Hot path. */
final class ByteSearch {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final byte first;
    private final byte second;
    private final byte third;
    private final long firstWord;
    private final long secondWord;
    private final long thirdWord;

    ByteSearch(int first, int second) {
        this(first, second, second);
    }

    ByteSearch(int first, int second, int third) {
        this.first = (byte) first;
        this.second = (byte) second;
        this.third = (byte) third;
        this.firstWord = first * ONES;
        this.secondWord = second * ONES;
        this.thirdWord = third * ONES;
    }

    /** Index of the first of the characters in {@code bytes[from, to)}, or {@code to}. */
    int find(byte[] bytes, int from, int to) {
        int last = bytes.length - Long.BYTES;
        int i = from;
        for (; i < to && i <= last; i += Long.BYTES) {
            long word = (long) LONG.get(bytes, i);
            long found = zeroBytes(word ^ firstWord) | zeroBytes(word ^ secondWord) | zeroBytes(word ^ thirdWord);
            if (found != 0) {
                return Math.min(i + (Long.numberOfTrailingZeros(found) >>> 3), to);
            }
        }
        for (; i < to; i++) {
            byte b = bytes[i];
            if (b == first || b == second || b == third) {
                return i;
            }
        }
        return to;
    }

    /** The high bit of every zero byte, and maybe of bytes above one: the lowest bit set is exact. */
    private static long zeroBytes(long word) {
        return (word - ONES) & ~word & HIGH_BITS;
    }
}
