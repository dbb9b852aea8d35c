package io.batchwright.source;

import io.batchwright.record.Origin;
import io.batchwright.record.Position;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the stored inputs of a plan, one open at a time. After {@link #close()}, whichever thread it comes from, every other call
 * that reads, an ongoing one included, ends with a {@link ClosedChannelException}.
 */
final class FileByteReader implements ByteReader {

    private final List<FrozenInput> inputs;
    private final TextCodec codec;

    /** Held while a file is being read, so that closing does not take a decompressor's memory away beneath it. */
    private final Object reading = new Object();

    private volatile @Nullable OpenInput current;
    private volatile boolean closed;
    private FilePosition next;
    private int ordinal;
    private long offset;
    private long line;
    private boolean resumed;
    private long bytesBefore;

    /** @param start where to begin, in one of {@code inputs} */
    FileByteReader(List<? extends FrozenInput> inputs, TextCodec codec, FilePosition start) {
        this.inputs = List.copyOf(inputs);
        this.codec = codec;
        this.next = start;
        this.ordinal = start.ordinal();
        for (FrozenInput input : inputs.subList(0, start.ordinal())) {
            bytesBefore += input.end();
        }
    }

    @Override
    public boolean nextInput() throws IOException {
        synchronized (reading) {
            requireNotClosed();
            // The last one stays open, so that its position can still be asked for.
            if (next.ordinal() == inputs.size()) {
                return false;
            }
            OpenInput before = current;
            if (before != null) {
                before.close();
            }
            open(next);
            next = new FilePosition(ordinal + 1, 0, 1, null);
            return true;
        }
    }

    private void open(FilePosition from) throws IOException {
        OpenInput input = new OpenInput(inputs.get(from.ordinal()), codec);
        current = input;
        // Checked again, because a close that came before the line above could not reach this input.
        requireNotClosed();
        offset = input.start(from.offset());
        Integer window = from.window();
        if (window != null) {
            input.requireSame(offset, window);
        }
        line = from.line();
        resumed = offset > input.textStart();
        while (ordinal < from.ordinal()) {
            bytesBefore += inputs.get(ordinal++).end();
        }
    }

    @Override
    public String inputName() {
        return inputs.get(ordinal).name();
    }

    @Override
    public boolean resumed() {
        return resumed;
    }

    @Override
    public byte[] head(int length) throws IOException {
        requireNotClosed();
        try (OpenInput again = new OpenInput(inputs.get(ordinal), codec)) {
            return again.head(length);
        }
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        synchronized (reading) {
            requireNotClosed();
            return opened().read(buffer, from, length);
        }
    }

    @Override
    public Origin consume(byte[] bytes, int from, int to, int lines) {
        Origin origin = new FileOrigin(inputName(), new FilePosition(ordinal, offset, line, null), codec);
        OpenInput input = current;
        if (input != null) {
            input.consumed(bytes, from, to);
        }
        offset += codec.advance(bytes, from, to);
        line += lines;
        return origin;
    }

    @Override
    public Position position() throws IOException {
        OpenInput input = current;
        if (input == null) {
            return next.toPosition();
        }
        return new FilePosition(ordinal, offset, line, input.window(offset)).toPosition();
    }

    @Override
    public long inputBytes() {
        OpenInput input = current;
        return input == null ? bytesBefore : bytesBefore + input.storedBytes(offset);
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

    private OpenInput opened() {
        OpenInput input = current;
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
