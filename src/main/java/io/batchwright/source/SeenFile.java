package io.batchwright.source;

import io.batchwright.bytes.Lines;
import io.batchwright.record.InputPlan;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was seen at one moment. Where its content is asked for, and another file has its name by then, or none, or it has
 * become shorter, that ends with an {@link InputMovedException}: the files have to be looked at again.
 *
 * @param name as the user would write it
 * @param file where it is
 * @param size in bytes
 * @param modified when it was last written to
 * @param identity the file system's own name for it; null if it has none
 * @param first its first bytes as stored
 */
record SeenFile(
        String name,
        Path file,
        long size,
        FileTime modified,
        @Nullable Object identity,
        ByteBuffer first) {

    /** How many of the first bytes tell most files apart. */
    private static final int FIRST = 256;

    /** @throws NoSuchFileException if it is gone */
    static SeenFile of(String name, Path file) throws IOException {
        BasicFileAttributes attributes = attributes(file);
        byte[] first = first(file, attributes.size());
        Unsupported.refuse(name, first);
        return new SeenFile(
                name,
                file,
                attributes.size(),
                attributes.lastModifiedTime(),
                attributes.fileKey(),
                ByteBuffer.wrap(first).asReadOnlyBuffer());
    }

    /** It, up to its size, to be read from a place on. */
    InputPlan.Input input(@Nullable String from, long start) {
        return new InputPlan.Input(name, size, fingerprint(size).toString()).from(from, start);
    }

    /** How its content is recognised up to an end, which is not behind its size. */
    Fingerprint fingerprint(long end) {
        try (FileChannel channel = open()) {
            return Fingerprint.of(channel, end);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private FileChannel open() throws IOException {
        FileChannel channel = FileChannel.open(file);
        // The name may have come to another file between the look and this, but hardly back to this one since.
        if (Objects.equals(identity, attributes(file).fileKey())) {
            return channel;
        }
        channel.close();
        throw moved(null);
    }

    private static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class);
    }

    private SourceException failure(IOException e) {
        return e instanceof NoSuchFileException || e instanceof EOFException
                ? moved(e)
                : FileProblems.unreadable(name, file, e);
    }

    private InputMovedException moved(@Nullable Exception cause) {
        return new InputMovedException(
                "'" + name + "' was renamed or truncated while it was looked at; run again", cause);
    }

    /** Whether it has been written to since it was seen. */
    boolean hasChanged() {
        try {
            BasicFileAttributes now = attributes(file);
            return now.size() != size
                    || !now.lastModifiedTime().equals(modified)
                    || !Objects.equals(now.fileKey(), identity);
        } catch (IOException e) {
            return true;
        }
    }

    /** Whether its first bytes, as stored, are those that an input has up to its end. */
    boolean beginsWith(InputPlan.Input input) {
        return input.end() <= size && Fingerprint.parse(input.fingerprint()).equals(fingerprint(input.end()));
    }

    /** Whether these are its first bytes, as stored. */
    boolean beginsWith(byte[] bytes) {
        if (bytes.length > size) {
            return false;
        }
        try (FileContent content = new FileContent(open())) {
            return Arrays.equals(bytes, content.first(bytes.length));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** The first 64 KiB of its decompressed text, or as many as there are before its end or before it is damaged. */
    byte[] textStart() {
        byte[] start = new byte[Fingerprint.WINDOW];
        int length = 0;
        try (InputStream text = decompressed()) {
            for (int count = 0; count >= 0 && length < start.length; length += Math.max(0, count)) {
                count = text.read(start, length, start.length - length);
            }
        } catch (InputMovedException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // It is still being compressed, or damaged: whoever reads it will say so.
        }
        return Arrays.copyOf(start, length);
    }

    /** Whether the first 64 KiB are those of content that has as many, and is no longer. */
    boolean sharesHeadWith(InputPlan.Input input) {
        Fingerprint expected = Fingerprint.parse(input.fingerprint());
        return input.end() >= Fingerprint.WINDOW
                && size >= Fingerprint.WINDOW
                && compression() == expected.compression()
                && fingerprint(Fingerprint.WINDOW).head() == expected.head();
    }

    /** Whether all of its content is the beginning of another file's. */
    boolean isBeginningOf(SeenFile other) {
        int compared = first.remaining();
        if (other.size < size || compared > other.first.remaining()) {
            return false;
        }
        return other.first.slice(0, compared).equals(first) && fingerprint(size).equals(other.fingerprint(size));
    }

    private static byte[] first(Path file, long size) throws IOException {
        try (FileContent content = new FileContent(FileChannel.open(file))) {
            return content.first((int) Math.min(size, FIRST));
        }
    }

    /** How it is stored. */
    Compression compression() {
        byte[] bytes = new byte[first.remaining()];
        first.duplicate().get(bytes);
        return Compression.of(bytes);
    }

    /**
     * Whether there is a line end behind a byte, without which there is no whole record. Compressed files do not grow line by line,
     * and always have one.
     */
    boolean hasLineFrom(long start) {
        if (compression() != Compression.PLAIN) {
            return true;
        }
        try (FileContent content = new FileContent(open())) {
            byte[] buffer = new byte[Fingerprint.WINDOW];
            long position = start;
            while (position < size) {
                int count = content.read(buffer, 0, (int) Math.min(buffer.length, size - position), position);
                if (count < 0 || Lines.end(buffer, 0, count) < count) {
                    return true;
                }
                position += count;
            }
            return false;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Its decompressed bytes, to be closed. */
    InputStream decompressed() throws IOException {
        return compression().open(Channels.newInputStream(open()));
    }

    /** Whether its data can be decompressed up to its end: it is damaged, or still being compressed, if not. */
    boolean isWhole() {
        try (InputStream text = decompressed()) {
            text.transferTo(OutputStream.nullOutputStream());
            return !hasChanged();
        } catch (InputMovedException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /**
     * The place in its decompressed text at which to go on behind an end up to which all was read without keeping track of lines.
     *
     * @throws SourceException if it is in the middle of a line, which was then taken for a record
     */
    FilePosition endOfLines(long end) {
        try (InputStream stored = decompressed()) {
            byte[] buffer = new byte[Fingerprint.WINDOW];
            long lines = 0;
            int last = '\n';
            for (long left = end; left > 0; ) {
                int count = stored.readNBytes(buffer, 0, (int) Math.min(buffer.length, left));
                if (count == 0) {
                    throw new EOFException("it was truncated");
                }
                for (int i = 0; i < count; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
                last = buffer[count - 1];
                left -= count;
            }
            if (last != '\n') {
                throw new SourceException("'" + name + "' was loaded up to byte " + end
                        + ", where its last line had no end yet, and has grown since; to load it again from its start,"
                        + " use --rerun");
            }
            return new FilePosition(0, end, lines + 1, null);
        } catch (IOException e) {
            throw failure(e);
        }
    }
}
