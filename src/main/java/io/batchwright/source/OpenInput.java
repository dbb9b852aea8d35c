package io.batchwright.source;

import io.batchwright.record.InputPlan;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/**
 * An open input of a plan. One thread {@linkplain #start starts} and reads it and closes it; another may {@link #abort()}.
 */
final class OpenInput implements Closeable {

    private static final int SKIP_BUFFER = 64 * 1024;

    private final FrozenInput input;
    private final TextCodec codec;
    private final StoredBytes stored;
    private final Compression compression;
    private final boolean seekable;
    /** What has been consumed of a text that can not be looked up in what is stored; null if it can. */
    private final @Nullable TailWindow tail;

    private @Nullable InputStream text;
    private long textStart;
    private boolean ended;

    OpenInput(FrozenInput input, TextCodec codec) {
        this.input = input;
        this.codec = codec;
        StoredContent content = input.open();
        this.stored = new StoredBytes(input, content);
        this.compression = compression(content);
        this.seekable = compression == Compression.PLAIN && codec.addressable();
        this.tail = seekable ? null : new TailWindow();
    }

    /**
     * Goes to a place in the text, in the codec's unit, but not before the text's start. Must come before reading.
     *
     * @return the place
     */
    long start(long offset) throws IOException {
        InputStream bytes = decompressed();
        text = bytes;
        if (!codec.addressable()) {
            text = codec.decode(bytes);
            skip(text, offset, tail());
            return offset;
        }
        byte[] first = bytes.readNBytes(3);
        textStart = codec.markLength(first);
        long start = Math.max(offset, textStart);
        if (seekable) {
            stored.seek(start);
        } else {
            PushbackInputStream again = new PushbackInputStream(bytes, first.length + 1);
            again.unread(first);
            again.skipNBytes(textStart);
            skipEncoded(again, start - textStart);
            bytes = again;
        }
        text = codec.decode(bytes);
        return start;
    }

    private Compression compression(StoredContent content) {
        try {
            return input.compression(content);
        } catch (IOException e) {
            throw input.unreadable(e);
        }
    }

    private InputStream decompressed() throws IOException {
        return compression == Compression.PLAIN ? stored : new DecompressedBytes(input, compression, stored);
    }

    /** Skips text that is still to be decoded. */
    private void skipEncoded(InputStream in, long length) throws IOException {
        TailWindow encoded = new TailWindow();
        skip(in, length, encoded);
        byte[] decoded = codec.decode(new ByteArrayInputStream(encoded.bytes())).readAllBytes();
        tail().add(decoded, 0, decoded.length);
    }

    private void skip(InputStream in, long length, TailWindow skipped) throws IOException {
        byte[] buffer = new byte[SKIP_BUFFER];
        long left = length;
        while (left > 0) {
            int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                throw FileProblems.changed(
                        input.name(), "its text ends " + left + " bytes before the position where the load goes on");
            }
            if (!stored.isOpen()) {
                throw new ClosedChannelException();
            }
            skipped.add(buffer, 0, count);
            left -= count;
        }
    }

    /** Where the text starts: after the byte order mark. */
    long textStart() {
        return textStart;
    }

    int read(byte[] buffer, int offset, int length) throws IOException {
        int count = text().read(buffer, offset, length);
        ended |= count < 0;
        return count;
    }

    /** The first decoded bytes, up to {@code length}; of an input that has not been read from. */
    byte[] head(int length) throws IOException {
        start(0);
        return text().readNBytes(length);
    }

    private InputStream text() {
        InputStream started = text;
        if (started == null) {
            throw new IllegalStateException("not started");
        }
        return started;
    }

    /** Stored bytes that are behind the reader, which has consumed the text up to {@code offset}. */
    long storedBytes(long offset) {
        if (seekable) {
            return offset;
        }
        return ended ? input.end() : stored.position();
    }

    /** Tells that {@code bytes[from, to)}, which were read, have been taken. */
    void consumed(byte[] bytes, int from, int to) {
        if (tail != null) {
            tail.add(bytes, from, to);
        }
    }

    /**
     * CRC-32C of the 64 KiB before an offset, up to which all has been consumed: as stored where that can be sought,
     * else of the decoded text. Null at the start, and where the store itself tells that content has changed.
     */
    @Nullable
    Integer window(long offset) throws IOException {
        if (tail == null) {
            return offset > 0 ? stored.window(offset) : null;
        }
        return offset > textStart ? Integer.valueOf(tail.checksum()) : null;
    }

    /** What is known of the input once it has been read up to a place. */
    InputPlan.Input reached(FilePosition place) throws IOException {
        return stored.reached(place);
    }

    /** Refuses a text that is another one before the place where it was started than it was. */
    void requireSame(long offset, int window) {
        if (tail != null && tail.checksum() != window) {
            throw FileProblems.changed(
                    input.name(),
                    Fingerprint.windowBefore(offset) + " of its text, where the load goes on, are different");
        }
    }

    private TailWindow tail() {
        if (tail == null) {
            throw new IllegalStateException("an input that can be sought has no need for it");
        }
        return tail;
    }

    /** Lets an ongoing read end with a {@link ClosedChannelException}. */
    void abort() throws IOException {
        stored.close();
    }

    @Override
    public void close() throws IOException {
        try (stored) {
            if (text != null) {
                text.close();
            }
        }
    }
}
