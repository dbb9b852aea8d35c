package io.batchwright.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The open content of one input as stored, readable from any byte. One thread reads; {@link #close()} may come from any, and
 * lets a read end with a {@link java.nio.channels.ClosedChannelException}.
 */
interface StoredContent extends Closeable {

    /**
     * Reads some bytes.
     *
     * @param position the first of them, from 0
     * @return how many, at least 1 unless {@code length} is 0, or -1 if there is none at {@code position}
     */
    int read(byte[] buffer, int offset, int length, long position) throws IOException;

    /** Whether nobody has closed it. */
    boolean isOpen();

    /**
     * CRC-32C of the last 64 KiB before {@code offset}, by which a position is known again; null if the store itself tells
     * when content is no longer the same.
     */
    @Nullable
    Integer window(long offset) throws IOException;

    /** The first bytes, at most {@code length}. */
    default byte[] first(int length) throws IOException {
        return bytes(0, length);
    }

    /** The bytes from {@code position} on, as many as {@code length} unless there are fewer. */
    default byte[] bytes(long position, int length) throws IOException {
        byte[] bytes = new byte[length];
        int filled = 0;
        for (int n = 0; filled < length && n >= 0; n = read(bytes, filled, length - filled, position + filled)) {
            filled += n;
        }
        return Arrays.copyOf(bytes, filled);
    }
}
