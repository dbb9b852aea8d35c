package io.batchwright.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes at a time, as one {@code long} whose lowest byte comes first. A search gives the high bit of every byte found, and
 * maybe of bytes above one; the lowest bit set is exact, see {@link #first}.
 *
 * <p>Hot path.
 */
public final class Words {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Words() {}

    /** The bytes from {@code index} on; there must be eight. */
    public static long at(byte[] bytes, int index) {
        return (long) LONG.get(bytes, index);
    }

    /** Puts eight bytes to {@code index}. */
    public static void put(byte[] bytes, int index, long word) {
        LONG.set(bytes, index, word);
    }

    /** A word of one ASCII character, eight times. */
    public static long repeat(int character) {
        return character * ONES;
    }

    /** The bytes of {@code word} that are equal to those of {@code other}. */
    public static long equal(long word, long other) {
        long difference = word ^ other;
        return (difference - ONES) & ~difference & HIGH_BITS;
    }

    /** The bytes of {@code word} below the ASCII character of {@code limit}, a {@linkplain #repeat repeated} one. */
    public static long below(long word, long limit) {
        return (word - limit) & ~word & HIGH_BITS;
    }

    /** The bytes of {@code word} that are no ASCII characters; exact. */
    public static long notAscii(long word) {
        return word & HIGH_BITS;
    }

    /** Which byte of the word is the first one found, from 0; {@code found} is not 0. */
    public static int first(long found) {
        return Long.numberOfTrailingZeros(found) >>> 3;
    }
}
