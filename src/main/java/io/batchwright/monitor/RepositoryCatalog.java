package io.batchwright.monitor;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** What a database's catalogue says about the sequences and indexes of a repository. Confined to one thread. */
final class RepositoryCatalog {

    private static final String SEQUENCE = "SELECT COUNT(*) FROM information_schema.sequences"
            + " WHERE sequence_schema = ? AND UPPER(sequence_name) = UPPER(?)";

    private final Connection connection;
    private final DatabaseMetaData metaData;
    private final String prefix;
    private final String schema;

    /** @param tablePrefix what the names of the tables begin with; may name a schema */
    RepositoryCatalog(Connection connection, String tablePrefix) throws SQLException {
        this.connection = connection;
        this.metaData = connection.getMetaData();
        int dot = tablePrefix.lastIndexOf('.');
        this.prefix = tablePrefix.substring(dot + 1);
        this.schema = dot < 0 ? connection.getSchema() : stored(tablePrefix.substring(0, dot));
    }

    boolean isPostgres() throws SQLException {
        return metaData.getDatabaseProductName().equals("PostgreSQL");
    }

    private String stored(String name) throws SQLException {
        return metaData.storesLowerCaseIdentifiers() ? name.toLowerCase(Locale.ROOT) : name.toUpperCase(Locale.ROOT);
    }

    /** @param name without the prefix */
    boolean hasSequence(String name) throws SQLException {
        return isPostgres() ? hasVisibleSequence(stored(prefix + name)) : hasOwnSequence(prefix + name);
    }

    /** The standard's catalogue would show only those that one may use, which who only reads may not. */
    private boolean hasVisibleSequence(String name) throws SQLException {
        try (ResultSet found = metaData.getTables(null, schema, name, new String[] {"SEQUENCE"})) {
            while (found.next()) {
                if (found.getString("TABLE_NAME").equals(name)) {
                    return true;
                }
            }
            return false;
        }
    }

    private boolean hasOwnSequence(String name) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SEQUENCE)) {
            select.setString(1, schema);
            select.setString(2, name);
            try (ResultSet count = select.executeQuery()) {
                return count.next() && count.getInt(1) > 0;
            }
        }
    }

    /**
     * The columns, in upper case, that indexes of a table begin with.
     *
     * @param table without the prefix
     */
    Set<String> indexed(String table) throws SQLException {
        Set<String> columns = new HashSet<>();
        try (ResultSet index = metaData.getIndexInfo(null, schema, stored(prefix + table), false, true)) {
            while (index.next()) {
                String column = index.getString("COLUMN_NAME");
                if (index.getShort("ORDINAL_POSITION") == 1 && column != null) {
                    columns.add(column.toUpperCase(Locale.ROOT));
                }
            }
        }
        return columns;
    }
}
