package io.batchwright.sink;

import java.sql.Connection;
import java.sql.SQLException;

/** Hands out database connections; the caller closes them. Thread-safe. */
@FunctionalInterface
public interface Connections {

    /**
     * A connection of the default data source, in auto-commit mode, for one thing to be done on the calling thread. Where the
     * database bears one change at a time, nobody else changes it until the connection is closed.
     */
    Connection open() throws SQLException;

    /**
     * A connection that is kept, and keeps nobody else waiting: it is used only during {@link Sink#ready} and {@link Sink#write}.
     */
    default Connection openKept() throws SQLException {
        return open();
    }
}
