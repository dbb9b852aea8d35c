package io.batchwright.source;

import io.batchwright.record.InputPlan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an input as stored, up to its frozen end and no further. One thread reads; {@link #close()} may come from
 * any, and lets a read end with a {@link ClosedChannelException}.
 */
final class StoredBytes extends InputStream {

    /** A file's channel copies through a direct buffer of this size, which should stay in the processor's cache. */
    static final int MOST_AT_ONCE = 128 * 1024;

    private final FrozenInput input;
    private final StoredContent content;
    private long position;

    /** @param content owned by this object */
    StoredBytes(FrozenInput input, StoredContent content) {
        this.input = input;
        this.content = content;
    }

    /** How many bytes have been read, or skipped by seeking. */
    long position() {
        return position;
    }

    /** Goes to a byte, from 0. */
    void seek(long newPosition) {
        position = newPosition;
    }

    boolean isOpen() {
        return content.isOpen();
    }

    /** As {@link StoredContent#window}. */
    @Nullable
    Integer window(long offset) throws IOException {
        return content.window(offset);
    }

    /** As {@link FrozenInput#reached}. */
    InputPlan.Input reached(FilePosition place) throws IOException {
        return input.reached(content, place);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        long left = input.end() - position;
        if (length == 0 || left <= 0) {
            return length == 0 ? 0 : -1;
        }
        int most = (int) Math.min(Math.min(length, left), MOST_AT_ONCE);
        int count = readContent(buffer, offset, most);
        if (count < 0) {
            throw FileProblems.shrunk(input.name(), input.end(), position);
        }
        position += count;
        return count;
    }

    private int readContent(byte[] buffer, int offset, int length) throws ClosedChannelException {
        try {
            return content.read(buffer, offset, length, position);
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException e) {
            // Not an IOException, which a decompressor's caller would take for damaged data.
            throw input.unreadable(e);
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
        content.close();
    }
}
