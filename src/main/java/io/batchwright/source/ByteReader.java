package io.batchwright.source;

import io.batchwright.record.InputPlan;
import io.batchwright.record.Origin;
import io.batchwright.record.Position;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the inputs of a plan one after the other, as bytes: decompressed, and UTF-8 whatever the charset was (a byte order
 * mark removed; a malformed sequence of another charset becomes the byte 0xFF, which is never valid UTF-8). Not
 * thread-safe, except for {@link #close()}, which may come from another thread.
 *
 * <p>After opening, the reader stands before the first input (or the one of the position): call {@link #nextInput()}.
 */
public interface ByteReader extends Closeable {

    /**
     * Moves on to the next input of the plan, closing the one before.
     *
     * @return false after the last one, or, where the source is {@linkplain #endless() endless}, if there is none yet
     */
    boolean nextInput() throws IOException;

    /** Whether more inputs may come after the last one. */
    default boolean endless() {
        return false;
    }

    /** The name of the current input. */
    String inputName();

    /**
     * Whether the current input was opened in its middle, at the position that the reader was opened with. Its header,
     * if it has one, must then be read with {@link #head}.
     */
    boolean resumed();

    /**
     * Reads the first bytes of the current input, for its header, without moving the reader.
     *
     * @param length how many
     * @return that many, or fewer if the input is shorter; decoded as {@link #read} would
     */
    byte[] head(int length) throws IOException;

    /**
     * Reads some bytes of the current input.
     *
     * @return how many; -1 at the input's frozen end; 0 if it is silent for a moment, which only an input without end is
     */
    int read(byte[] buffer, int offset, int length) throws IOException;

    /**
     * Tells the reader that the records in {@code bytes[from, to)} have been taken, and gets their origin.
     * Calls are in order and without gaps: the slices of all calls are what {@link #read} gave.
     *
     * @param lines how many lines end in the slice
     * @return the origin of the slice's records
     */
    Origin consume(byte[] bytes, int from, int to, int lines);

    /**
     * Whether the current input may grow beyond its end, so that a record without its end there is left for a later load.
     */
    default boolean growing() {
        return false;
    }

    /** Takes back all that was consumed since an origin, which is left for a later load. Ends the current input. */
    default void leave(Origin since) {
        throw new IllegalStateException("nothing is left of an input that does not grow");
    }

    /** The position after everything consumed so far. */
    Position position() throws IOException;

    /** The plan as it is after everything consumed so far, if it has changed since the last call; else null. */
    default @Nullable InputPlan changedPlan() {
        return null;
    }

    /** Bytes of stored (compressed) input read so far, those before the starting position included; for progress. */
    long inputBytes();

    @Override
    void close() throws IOException;
}
