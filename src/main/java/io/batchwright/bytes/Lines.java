package io.batchwright.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Line ends in bytes: {@code \n}, {@code \r\n} and {@code \r} each end one line. Works on UTF-8 and on every charset
 * whose bytes below 0x80 are ASCII.
 */
public final class Lines {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long LF = '\n' * ONES;
    private static final long CR = '\r' * ONES;
    private static final long AFTER_CR = ('\r' + 1) * ONES;

    private Lines() {}

    /** Index of the first {@code \n} or {@code \r} in {@code [from, to)}, or {@code to}. Eight bytes at a time. */
    public static int end(byte[] bytes, int from, int to) {
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long word = (long) LONG.get(bytes, i);
            // Most text has no other control characters, so one test does for most words.
            if (((word - AFTER_CR) & ~word & HIGH_BITS) != 0) {
                long found = zeroBytes(word ^ LF) | zeroBytes(word ^ CR);
                if (found != 0) {
                    return i + (Long.numberOfTrailingZeros(found) >>> 3);
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

    /** The high bit of every zero byte, and maybe of bytes above one: the lowest bit set is exact. */
    private static long zeroBytes(long word) {
        return (word - ONES) & ~word & HIGH_BITS;
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
