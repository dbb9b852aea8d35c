package io.batchwright.source;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.CRC32C;

/**
 * By what a file is recognised up to a frozen end.
 *
 * @param compression how it is stored
 * @param head CRC-32C of its first {@value #WINDOW} bytes, or of all if there are fewer
 * @param tail CRC-32C of its last {@value #WINDOW} bytes before the end, or of all
 */
record Fingerprint(Compression compression, int head, int tail) {

    /** How many bytes at either end are looked at. */
    static final int WINDOW = 64 * 1024;

    /**
     * Takes the fingerprint of the first {@code end} bytes; does not move the channel.
     *
     * @throws EOFException if there are fewer
     */
    static Fingerprint of(FileChannel channel, long end) throws IOException {
        return of(new FileContent(channel), end);
    }

    /**
     * As {@link #of(FileChannel, long)}.
     *
     * @param content content that has windows
     */
    static Fingerprint of(StoredContent content, long end) throws IOException {
        int length = (int) Math.min(WINDOW, end);
        byte[] first = whole(content.first(length), 0, length);
        int head = crc(first);
        int tail = end > length ? Objects.requireNonNull(content.window(end)) : head;
        return new Fingerprint(Compression.of(first), head, tail);
    }

    /** CRC-32C of the last {@value #WINDOW} bytes before {@code end}, or of all if there are fewer. */
    static int window(StoredContent content, long end) throws IOException {
        int length = (int) Math.min(WINDOW, end);
        return crc(whole(content.bytes(end - length, length), end - length, length));
    }

    private static byte[] whole(byte[] found, long position, int length) throws EOFException {
        if (found.length < length) {
            throw new EOFException("no byte " + (position + found.length));
        }
        return found;
    }

    static Fingerprint parse(String text) {
        String[] parts = text.split(":");
        try {
            return new Fingerprint(
                    Compression.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                    HexFormat.fromHexDigits(parts[1]),
                    HexFormat.fromHexDigits(parts[2]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new SourceException(
                    "expected the fingerprint of a file such as plain:01234567:89abcdef, found '" + text
                            + "'; load from the start with --rerun",
                    e);
        }
    }

    /** What is different in {@code now}, for people; empty if nothing is. */
    String difference(Fingerprint now, long end) {
        if (compression != now.compression) {
            return "it was " + compression + ", and is " + now.compression + " now";
        }
        if (head != now.head) {
            return "its first 64 KiB are different";
        }
        return tail == now.tail ? "" : "its last 64 KiB before byte " + end + " are different";
    }

    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return compression + ":" + hex.toHexDigits(head) + ":" + hex.toHexDigits(tail);
    }

    /** The window before {@code end} that {@link #window} takes, for people. */
    static String windowBefore(long end) {
        return "the 64 KiB before byte " + end + " (from byte " + Math.max(0, end - WINDOW) + ")";
    }

    static int crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
