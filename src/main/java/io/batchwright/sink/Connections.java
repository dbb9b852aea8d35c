package io.batchwright.sink;

import java.sql.Connection;
import java.sql.SQLException;

/** Hands out database connections; the caller closes them. Thread-safe. */
@FunctionalInterface
public interface Connections {

    /** A connection of the default data source, in auto-commit mode. */
    Connection open() throws SQLException;
}
