package io.batchwright.batch;

import io.batchwright.bytes.Bytes;
import io.batchwright.record.Origin;
import io.batchwright.source.ByteReader;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of the source that are at hand: those of the current chunk, already taken, and behind them those not yet taken.
 * Inputs follow each other in one buffer. Not thread-safe.
 */
final class InputWindow {

    private static final int READ_SIZE = 64 * 1024;

    /** Left free behind the bytes, as searches look at eight at a time. */
    private static final int SLACK = Long.BYTES;

    /** A larger buffer, which a long record has blown up, is not used again. */
    private static final int MOST_SPARE = 1024 * 1024;

    private static final byte[] NOTHING = {};

    private final ByteReader reader;
    private Bytes buffer = new Bytes(0);
    private byte[] rest = NOTHING;
    private int taken;
    private boolean endOfInput = true;

    InputWindow(ByteReader reader) {
        this.reader = reader;
    }

    /**
     * Starts a new buffer, as a chunk owns its own, with the bytes that the last one left.
     *
     * @param spare a buffer that nobody needs, which is taken if it suits
     */
    void renew(int capacity, @Nullable Bytes spare) {
        int needed = Math.max(capacity, rest.length) + READ_SIZE + SLACK;
        if (spare == null || spare.array().length < needed || spare.array().length > MOST_SPARE) {
            buffer = new Bytes(needed);
        } else {
            buffer = spare;
        }
        buffer.length(0);
        buffer.append(rest, 0, rest.length);
        rest = NOTHING;
        taken = 0;
    }

    /** Leaves the buffer to the chunk, whose parsers append to it: the bytes not yet taken must not stand in between. */
    void handOver() {
        rest = copy(taken, buffer.length());
        buffer.length(taken);
    }

    /** The buffer of the current chunk. */
    Bytes buffer() {
        return buffer;
    }

    byte[] array() {
        return buffer.array();
    }

    /** Index of the first byte not yet taken. */
    int start() {
        return taken;
    }

    /** Index after the last byte at hand. */
    int end() {
        return buffer.length();
    }

    /** Whether there are no more bytes of the current input than those at hand. */
    boolean endOfInput() {
        return endOfInput;
    }

    /** Whether a record that ends with the bytes at hand is whole: their input ends there, and does not grow. */
    boolean wholeAtEnd() {
        return endOfInput && !reader.growing();
    }

    /** Whether all of the current input has been taken. */
    boolean exhausted() {
        return endOfInput && taken == buffer.length();
    }

    /**
     * Opens the next input; only when the current one is exhausted.
     *
     * @return false after the last
     */
    boolean nextInput() throws IOException {
        if (!reader.nextInput()) {
            return false;
        }
        endOfInput = false;
        return true;
    }

    /** Reads on, at least as many bytes as are not yet taken, so that a long record is not looked at again and again. */
    void read() throws IOException {
        read(Math.max(READ_SIZE, buffer.length() - taken));
    }

    /**
     * Reads at most {@code wanted} bytes, or notices the end of the input.
     *
     * @return false if nothing came
     */
    boolean read(int wanted) throws IOException {
        byte[] array = buffer.reserve(wanted + SLACK);
        int read = reader.read(array, buffer.length(), wanted);
        if (read < 0) {
            endOfInput = true;
        } else {
            buffer.length(buffer.length() + read);
        }
        return read != 0;
    }

    /**
     * Takes the bytes up to {@code to}.
     *
     * @param lines how many lines end among them
     */
    Origin take(int to, int lines) {
        Origin origin = reader.consume(buffer.array(), taken, to, lines);
        taken = to;
        return origin;
    }

    /** Forgets the bytes taken since {@code from}, so that a record that nobody keeps does not fill the buffer. */
    void forget(int from) {
        byte[] array = buffer.array();
        int rest = buffer.length() - taken;
        System.arraycopy(array, taken, array, from, rest);
        buffer.length(from + rest);
        taken = from;
    }

    /** Whether the input ends here for now, and may grow. */
    boolean leftOpen() {
        return endOfInput && reader.growing();
    }

    /** Takes back what was taken since an origin, and drops the rest, at the end of an input that is growing. */
    void leave(Origin since) {
        reader.leave(since);
        drop();
    }

    /** Drops the bytes at hand that are not yet taken, at the end of an input that is growing. */
    void drop() {
        buffer.length(taken);
    }

    /** A copy of the bytes {@code [from, to)}. */
    byte[] copy(int from, int to) {
        return Arrays.copyOfRange(buffer.array(), from, to);
    }
}
