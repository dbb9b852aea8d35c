package io.batchwright.sink;

import java.sql.Connection;
import java.sql.SQLException;

/** Hands out database connections; the caller closes them. Thread-safe. */
@FunctionalInterface
public interface Connections {

    /**
     * A connection of the default data source, in auto-commit mode, for one thing to be done on the calling thread. It holds
     * the {@linkplain #turn() turn} until it is closed.
     */
    Connection open() throws SQLException;

    /** A connection that is kept: what is done with it is done in a {@linkplain #turn() turn}. */
    default Connection openKept() throws SQLException {
        return open();
    }

    /**
     * Waits until nobody else changes the database, where it bears only one at a time; elsewhere there is nothing to wait for.
     * The calling thread gives the turn back.
     */
    default Turn turn() {
        return () -> {};
    }

    /** The right to change the database. */
    @FunctionalInterface
    interface Turn extends AutoCloseable {

        @Override
        void close();
    }
}
