package io.batchwright.serve.own.table;

import io.batchwright.batch.BatchContext;
import io.batchwright.batch.DatabaseException;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Hands on all rows of a table, in constant memory: each reading has a connection of its own, through which the database gives
 * a few rows at a time. Thread-safe.
 */
@Component
public final class TableRows {

    private static final int ROWS_AT_ONCE = 500;

    /** So that a table that somebody keeps locked does not keep the reader. */
    private static final String LOCK_WAIT = "SET LOCAL lock_timeout = '10s'";

    /** Else H2 puts all rows into a file first. */
    private static final String ROW_BY_ROW = "SET LAZY_QUERY_EXECUTION TRUE";

    /** SQL states of a table or a schema that is not there: PostgreSQL's, then H2's. */
    private static final Set<String> MISSING = Set.of("42P01", "3F000", "42S02", "42S03", "42S04", "90079");

    private final BatchContext batch;

    TableRows(BatchContext batch) {
        this.batch = batch;
    }

    /**
     * Writes all rows; the first of them reach the target at once.
     *
     * @param out nothing is written to it before the table is known to be readable
     * @throws IOException if the target does not take them
     * @throws NoTableException if there is no such table yet
     * @throws DatabaseException if the table can not be read
     */
    public void write(TargetTable table, RowFormat format, OutputStream out) throws IOException {
        try (Connection connection = batch.connect(table.connection())) {
            connection.setAutoCommit(false);
            try (Statement statement = prepared(connection);
                    ResultSet rows = statement.executeQuery("SELECT * FROM " + quoted(statement, table.name()))) {
                List<RowCells> cells = RowCells.of(rows.getMetaData());
                write(rows, format.writer(out, cells));
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            if (MISSING.contains(e.getSQLState())) {
                throw new NoTableException("no run has made the table '" + table.name() + "' yet", e);
            }
            throw new DatabaseException("the table '" + table.name() + "' can not be read: " + reason(e), e);
        }
    }

    private static void write(ResultSet rows, RowWriter writer) throws SQLException, IOException {
        writer.begin();
        boolean first = true;
        while (rows.next()) {
            writer.write(rows);
            if (first) {
                writer.flush();
                first = false;
            }
        }
        writer.flush();
    }

    /** A cursor, as PostgreSQL has one only in a transaction, with a fetch size and forward only. */
    private static Statement prepared(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        statement.setFetchSize(ROWS_AT_ONCE);
        boolean h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
        statement.execute(h2 ? ROW_BY_ROW : LOCK_WAIT);
        return statement;
    }

    private static String quoted(Statement statement, String name) throws SQLException {
        StringBuilder quoted = new StringBuilder();
        for (String part : name.split("\\.")) {
            quoted.append(quoted.isEmpty() ? "" : ".").append(statement.enquoteIdentifier(part, true));
        }
        return quoted.toString();
    }

    private static String reason(SQLException failure) {
        return Arrays.stream(String.valueOf(failure.getMessage()).split("\\R"))
                .limit(1)
                .collect(Collectors.joining());
    }
}
