package io.batchwright.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;

/**
 * The bytes of a file as stored, up to its frozen end and no further. One thread reads; {@link #close()} may come from
 * any, and lets a read end with a {@link ClosedChannelException}.
 */
final class StoredBytes extends InputStream {

    /** The channel copies through a direct buffer of this size, which should stay in the processor's cache. */
    private static final int MOST_AT_ONCE = 128 * 1024;

    private final FrozenInput input;
    private final FileChannel channel;
    private long position;

    /** @param channel owned by this object */
    StoredBytes(FrozenInput input, FileChannel channel) {
        this.input = input;
        this.channel = channel;
    }

    /** How many bytes have been read, or skipped by seeking. */
    long position() {
        return position;
    }

    /** Goes to a byte of the file, from 0. */
    void seek(long newPosition) {
        position = newPosition;
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    /** CRC-32C of the last 64 KiB before {@code offset}. */
    int window(long offset) throws IOException {
        return Fingerprint.window(channel, offset);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        long left = input.end() - position;
        if (length == 0 || left <= 0) {
            return length == 0 ? 0 : -1;
        }
        int most = (int) Math.min(Math.min(length, left), MOST_AT_ONCE);
        int count = readChannel(ByteBuffer.wrap(buffer, offset, most));
        if (count < 0) {
            throw FileProblems.shrunk(input.name(), input.end(), position);
        }
        position += count;
        return count;
    }

    private int readChannel(ByteBuffer target) throws ClosedChannelException {
        try {
            return channel.read(target, position);
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException e) {
            // Not an IOException, which a decompressor's caller would take for damaged data.
            throw FileProblems.unreadable(input.name(), input.file(), e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(0, input.end() - position));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
