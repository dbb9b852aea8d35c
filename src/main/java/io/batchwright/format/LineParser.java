package io.batchwright.format;

import io.batchwright.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/** Parses one record that is one line. Not thread-safe. */
@FunctionalInterface
interface LineParser {

    /**
     * Parses the line {@code bytes[from, to)}, without its line end, into the slots of {@code row}. May append to
     * {@code bytes}.
     *
     * @return why the line is malformed, or null
     */
    @Nullable
    String parse(Bytes bytes, int from, int to, int row);
}
