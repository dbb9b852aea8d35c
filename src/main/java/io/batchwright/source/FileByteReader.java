package io.batchwright.source;

import io.batchwright.record.InputPlan;
import io.batchwright.record.Origin;
import io.batchwright.record.Position;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/**
 * Reads stored inputs, one open at a time. After {@link #close()}, whichever thread it comes from, every other call that reads, an
 * ongoing one included, ends with a {@link ClosedChannelException}.
 */
final class FileByteReader implements ByteReader {

    private final StoredInputs inputs;
    private final TextCodec codec;

    /** Held while a file is being read, so that closing does not take a decompressor's memory away beneath it. */
    private final Object reading = new Object();

    private volatile @Nullable OpenInput current;
    private volatile boolean closed;
    private final FilePosition start;
    private int ordinal;
    private @Nullable FrozenInput input;
    private long offset;
    private long line;
    private boolean resumed;
    private boolean settled;
    private long bytesBefore;

    /** @param start where to begin, in one of {@code inputs} */
    FileByteReader(StoredInputs inputs, TextCodec codec, FilePosition start) {
        this.inputs = inputs;
        this.codec = codec;
        this.start = start;
        this.ordinal = start.ordinal();
        this.offset = start.offset();
        this.line = start.line();
        this.bytesBefore = inputs.bytesUpTo(ordinal);
    }

    @Override
    public boolean nextInput() throws IOException {
        synchronized (reading) {
            requireNotClosed();
            OpenInput before = current;
            if (before != null) {
                settle(before);
            }
            int next = before == null ? ordinal : ordinal + 1;
            while (inputs.has(next) && inputs.gone(next)) {
                next++;
            }
            // The last one stays open, so that its position can still be asked for.
            if (!inputs.has(next)) {
                return false;
            }
            if (before != null) {
                bytesBefore += before.storedBytes(offset);
                before.close();
            }
            bytesBefore -= inputs.bytesBefore(next);
            open(next == start.ordinal() ? start : inputs.startOf(next));
            return true;
        }
    }

    /** Keeps how far an input was read, once. */
    private void settle(OpenInput read) throws IOException {
        if (!settled) {
            settled = true;
            inputs.read(read, here());
        }
    }

    private void open(FilePosition from) throws IOException {
        FrozenInput frozen = inputs.get(from.ordinal());
        OpenInput opened = new OpenInput(frozen, codec);
        current = opened;
        // Checked again, because a close that came before the line above could not reach this input.
        requireNotClosed();
        offset = opened.start(from.offset());
        Integer window = from.window();
        if (window != null) {
            opened.requireSame(offset, window);
        }
        input = frozen;
        ordinal = from.ordinal();
        line = from.line();
        resumed = offset > opened.textStart();
        settled = false;
    }

    @Override
    public boolean endless() {
        return inputs.endless();
    }

    @Override
    public String inputName() {
        return opened(input).name();
    }

    @Override
    public boolean resumed() {
        return resumed;
    }

    @Override
    public byte[] head(int length) throws IOException {
        requireNotClosed();
        try (OpenInput again = new OpenInput(opened(input), codec)) {
            return again.head(length);
        }
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        synchronized (reading) {
            requireNotClosed();
            return opened(current).read(buffer, from, length);
        }
    }

    @Override
    public boolean growing() {
        return opened(input).growing();
    }

    @Override
    public Origin consume(byte[] bytes, int from, int to, int lines) {
        Origin origin = new FileOrigin(inputName(), here(), codec);
        OpenInput read = current;
        if (read != null) {
            read.consumed(bytes, from, to);
        }
        offset += codec.advance(bytes, from, to);
        line += lines;
        return origin;
    }

    @Override
    public void leave(Origin since) {
        FilePosition place = ((FileOrigin) since).start();
        offset = place.offset();
        line = place.line();
    }

    private FilePosition here() {
        return new FilePosition(ordinal, offset, line, null);
    }

    @Override
    public Position position() throws IOException {
        OpenInput read = current;
        if (read == null) {
            return start.toPosition();
        }
        return new FilePosition(ordinal, offset, line, read.window(offset)).toPosition();
    }

    @Override
    public @Nullable InputPlan changedPlan() {
        return inputs.changedPlan();
    }

    @Override
    public long inputBytes() {
        OpenInput read = current;
        return read == null ? bytesBefore : bytesBefore + read.storedBytes(offset);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        OpenInput ongoing = current;
        if (ongoing != null) {
            ongoing.abort();
        }
        synchronized (reading) {
            OpenInput last = current;
            if (last != null) {
                last.close();
            }
        }
    }

    private static <T> T opened(@Nullable T input) {
        if (input == null) {
            throw new IllegalStateException("call nextInput() first");
        }
        return input;
    }

    private void requireNotClosed() throws ClosedChannelException {
        if (closed) {
            throw new ClosedChannelException();
        }
    }
}
