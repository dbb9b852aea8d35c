package io.batchwright.source;

import io.batchwright.bytes.Bytes;
import io.batchwright.record.Origin;
import io.batchwright.record.Position;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream that may be silent for any time. A thread of its own waits for the bytes, because nothing can interrupt the
 * read of a pipe; at most {@value #AHEAD} buffers of {@value #BUFFER} bytes wait for the reader.
 */
final class StreamReader implements ByteReader {

    private static final int BUFFER = 64 * 1024;
    private static final int AHEAD = 4;
    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final int LONGEST_MARK = 3;

    /** Some bytes of the text, its end, or why there are no more. */
    private record Part(@Nullable Bytes bytes, @Nullable Exception failure) {}

    private final String name;
    private final InputStream stream;
    private final TextCodec codec;
    private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(AHEAD);
    private volatile boolean closed;
    private boolean opened;
    private @Nullable Bytes current;
    private int taken;
    private boolean ended;
    private FilePosition position = FilePosition.START;

    StreamReader(String name, InputStream stream, TextCodec codec) {
        this.name = name;
        this.stream = stream;
        this.codec = codec;
    }

    @Override
    public boolean nextInput() {
        if (opened) {
            return false;
        }
        opened = true;
        Thread pump = new Thread(this::pump, "batchwright-" + name);
        pump.setDaemon(true);
        pump.start();
        return true;
    }

    private void pump() {
        try {
            InputStream text = text();
            byte[] buffer = new byte[BUFFER];
            int count = 0;
            while (count >= 0 && !closed) {
                room.acquire();
                count = text.read(buffer, 0, BUFFER);
                parts.add(new Part(count < 0 ? null : new Bytes(Arrays.copyOf(buffer, count), count), null));
            }
        } catch (IOException | SourceException e) {
            parts.add(new Part(null, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The decoded text, without its byte order mark; what is compressed is refused. */
    private InputStream text() throws IOException {
        byte[] first = stream.readNBytes(LONGEST_MARK);
        Compression compression = Compression.of(first);
        if (compression != Compression.PLAIN) {
            throw new SourceException(name + ": is compressed (" + compression
                    + "); decompress it on the way, as in zcat FILE | batchwright …");
        }
        int mark = codec.markLength(first);
        InputStream rest = new ByteArrayInputStream(first, mark, first.length - mark);
        return codec.decode(new SequenceInputStream(rest, stream));
    }

    @Override
    public String inputName() {
        return name;
    }

    @Override
    public boolean resumed() {
        return false;
    }

    @Override
    public byte[] head(int length) {
        throw new IllegalStateException(name + " can not be read again");
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        Bytes part = ended ? null : part();
        if (part == null) {
            return ended ? -1 : 0;
        }
        int count = Math.min(length, part.length() - taken);
        System.arraycopy(part.array(), taken, buffer, offset, count);
        taken += count;
        return count;
    }

    /** What is at hand, or comes soon; null if nothing does, or the stream is at its end. */
    private @Nullable Bytes part() throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        Bytes known = current;
        if (known != null && taken < known.length()) {
            return known;
        }
        Part next = poll();
        if (next == null) {
            return null;
        }
        if (next.failure() instanceof IOException failure) {
            throw failure;
        }
        if (next.failure() instanceof SourceException refusal) {
            throw refusal;
        }
        room.release();
        taken = 0;
        current = next.bytes();
        ended = current == null;
        return current;
    }

    private @Nullable Part poll() throws ClosedChannelException {
        try {
            return parts.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClosedChannelException();
        }
    }

    @Override
    public Origin consume(byte[] bytes, int from, int to, int lines) {
        FilePosition before = position;
        position = new FilePosition(0, before.offset() + codec.advance(bytes, from, to), before.line() + lines, null);
        return new FileOrigin(name, before, codec);
    }

    @Override
    public Position position() {
        return position.toPosition();
    }

    @Override
    public long inputBytes() {
        return position.offset();
    }

    @Override
    public void close() {
        closed = true;
    }
}
