package io.batchwright.source;

import java.io.EOFException;
import java.io.IOException;

/**
 * The content of a file that may be renamed, truncated or written anew while it is read. What was read is compared with what is
 * stored whenever a position is asked for, so that no position is given out behind bytes of two different contents.
 */
final class WatchedContent implements StoredContent {

    private final StoredContent content;
    private final String name;
    private final int headLength;
    private final int head;
    /** The last bytes before {@link #next}. */
    private TailWindow tail = new TailWindow();

    private long next;

    /**
     * @param content owned by this object
     * @param name the name of the input
     * @param end its frozen end
     */
    WatchedContent(StoredContent content, String name, long end) throws IOException {
        this.content = content;
        this.name = name;
        this.headLength = (int) Math.min(Fingerprint.WINDOW, end);
        this.head = head();
    }

    private int head() throws IOException {
        return Fingerprint.crc(content.first(headLength));
    }

    @Override
    public int read(byte[] buffer, int offset, int length, long position) throws IOException {
        if (position != next) {
            seek(position);
        }
        int count = content.read(buffer, offset, length, position);
        if (count < 0) {
            throw moved();
        }
        tail.add(buffer, offset, offset + count);
        next = position + count;
        return count;
    }

    private void seek(long position) throws IOException {
        tail = new TailWindow();
        next = Math.max(0, position - Fingerprint.WINDOW);
        byte[] before = content.bytes(next, (int) (position - next));
        if (next + before.length < position) {
            throw moved();
        }
        tail.add(before, 0, before.length);
        next = position;
    }

    /** @throws InputMovedException if what was read is not what is stored */
    @Override
    public byte[] first(int length) throws IOException {
        byte[] first = content.first(length);
        // Only now: had they been written anew before they were looked at, so would be what is compared.
        window(next);
        return first;
    }

    @Override
    public boolean isOpen() {
        return content.isOpen();
    }

    /** @throws InputMovedException if what was read is not what is stored */
    @Override
    public Integer window(long offset) throws IOException {
        try {
            Integer now = content.window(next);
            Integer window = offset == next ? now : content.window(offset);
            if (head() == head && now != null && now == tail.checksum() && window != null) {
                return window;
            }
        } catch (EOFException e) {
            // It is shorter than what was read of it.
        }
        throw moved();
    }

    private InputMovedException moved() {
        return new InputMovedException(
                "'" + name + "' was truncated or written anew while it was read; run again to go on", null);
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
