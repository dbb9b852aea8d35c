package io.batchwright.sink;

import java.io.IOException;
import java.io.OutputStream;

/** Writes rows as text in UTF-8. Not thread-safe. */
interface RowEncoder {

    /** Writes what stands before the first row of all, if anything does. */
    void begin(OutputStream out) throws IOException;

    /**
     * Writes rows whose columns are all decoded, each with its line end.
     *
     * @param out neither flushed nor closed
     */
    void encode(RowSet rows, OutputStream out) throws IOException;
}
