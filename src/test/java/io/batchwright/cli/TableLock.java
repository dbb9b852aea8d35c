package io.batchwright.cli;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Holds a table of PostgreSQL, so that whoever writes to it waits. */
final class TableLock implements AutoCloseable {

    private final Connection connection;
    private final String table;

    private TableLock(Connection connection, String table) {
        this.connection = connection;
        this.table = table;
    }

    static TableLock on(CliHome home, String table) throws SQLException {
        Connection connection = home.connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table " + table + " in exclusive mode");
        }
        return new TableLock(connection, table);
    }

    /** The rows that are committed. */
    long rows() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from " + table)) {
            count.next();
            return count.getLong(1);
        }
    }

    void release() throws SQLException {
        connection.close();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
