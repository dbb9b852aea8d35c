package io.batchwright.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growable array of bytes that offsets point into.
 *
 * <p>Offsets stay valid when the array grows; the array itself does not: fetch {@link #array()} again after every
 * {@code append}. Not thread-safe; one thread at a time owns an instance.
 */
public final class Bytes {

    /** The longest array that every virtual machine makes. */
    private static final long MAX_CAPACITY = Integer.MAX_VALUE - 8L;

    private byte[] array;
    private int length;

    /** @param capacity initial capacity in bytes */
    public Bytes(int capacity) {
        this.array = new byte[capacity];
    }

    /** Wraps {@code array} without copying; the first {@code length} bytes are content. */
    public Bytes(byte[] array, int length) {
        this.array = array;
        length(length);
    }

    /** Returns the UTF-8 bytes of {@code text}. */
    public static Bytes of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Bytes(bytes, bytes.length);
    }

    /** The backing array; only the first {@link #length()} bytes are content. Valid until the next append. */
    public byte[] array() {
        return array;
    }

    /** Number of bytes in use. */
    public int length() {
        return length;
    }

    /** Sets the number of bytes in use, after the array was filled directly; at most the capacity. */
    public void length(int newLength) {
        if (newLength < 0 || newLength > array.length) {
            throw new IndexOutOfBoundsException(newLength);
        }
        this.length = newLength;
    }

    /** Makes room for {@code additional} more bytes and returns the (possibly new) backing array. */
    public byte[] reserve(int additional) {
        int needed = Math.addExact(length, additional);
        if (needed > array.length) {
            int grown = (int) Math.min(MAX_CAPACITY, array.length * 3L / 2);
            array = Arrays.copyOf(array, Math.max(needed, grown));
        }
        return array;
    }

    /** Appends one byte. */
    public void append(int value) {
        reserve(1)[length++] = (byte) value;
    }

    /**
     * Appends {@code source[from, to)}, which may be this object's own array, and returns the offset of the first
     * appended byte.
     */
    public int append(byte[] source, int from, int to) {
        int start = length;
        byte[] target = reserve(to - from);
        System.arraycopy(source, from, target, start, to - from);
        length = start + (to - from);
        return start;
    }

    /** Decodes {@code [from, to)} as UTF-8. */
    public String text(int from, int to) {
        return new String(array, from, to - from, StandardCharsets.UTF_8);
    }
}
