package io.batchwright.sink;

import java.sql.SQLException;

/** Takes the bytes of a COPY. */
@FunctionalInterface
interface CopyTarget {

    /** Takes {@code buffer[0, length)}, which the caller uses again after the call. */
    void write(byte[] buffer, int length) throws SQLException;
}
