package io.batchwright.sink;

import io.batchwright.record.Field;
import io.batchwright.record.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The table that a sink loads into: made from the fields if it is missing, else compared with them. */
final class TargetTable {

    private static final List<String> NO_SUCH_SCHEMA = List.of("3F000", "90079");

    private final Connection connection;
    private final Vendor vendor;
    private final TableName name;
    private final Schema schema;
    private final List<String> key;

    /**
     * @param connection in auto-commit mode, if the table may have to be made
     * @param key names of the fields that make the primary key of a new table; may be empty
     */
    TargetTable(Connection connection, TableName name, Schema schema, List<String> key) throws SQLException {
        this.connection = connection;
        this.vendor = Vendor.of(connection);
        this.name = name;
        this.schema = schema;
        this.key = key;
    }

    /**
     * Creates or checks the table.
     *
     * @throws SinkException if the table can not be made, or does not suit the fields or the mode
     */
    WriteTarget prepare(WriteMode mode) throws SQLException {
        List<TableColumn> columns = readColumns();
        if (columns.isEmpty()) {
            create();
            columns = readColumns();
        }
        WriteTarget target = matching(columns);
        if (mode == WriteMode.REPLACE) {
            requireTable();
        }
        if (mode.usesKey()) {
            new UniqueKeys(connection, vendor, name).require(target.key(), mode);
        }
        return target;
    }

    /** A view's rows are those of its tables, which write: replace would not know how to copy nor to delete. */
    private void requireTable() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(vendor.isTableQuery())) {
            select.setString(1, name.schema());
            select.setString(2, name.table());
            try (ResultSet row = select.executeQuery()) {
                if (row.next() && !row.getBoolean(1)) {
                    throw new SinkException(
                            "'" + name + "' is a view, and write: replace puts all rows of a table in the"
                                    + " place of others: expected a table. Name the one behind the view, or choose another"
                                    + " write mode");
                }
            }
        }
    }

    /** Whether the table is there. */
    boolean exists() throws SQLException {
        return !readColumns().isEmpty();
    }

    /**
     * Checks that the table is still there and suits the fields.
     *
     * @throws SinkException if not
     */
    void check() throws SQLException {
        List<TableColumn> columns = readColumns();
        if (columns.isEmpty()) {
            throw new SinkException("table '" + name + "' is gone; what was not committed was rolled back");
        }
        matching(columns);
    }

    private WriteTarget matching(List<TableColumn> columns) throws SQLException {
        boolean caseSensitive = connection.getMetaData().supportsMixedCaseQuotedIdentifiers();
        List<TableColumn> matching = new TableCheck(name, schema, columns, caseSensitive).matching();
        List<String> keyColumns = key.stream()
                .map(field -> matching.get(schema.indexOf(field)).name())
                .toList();
        return new WriteTarget(name, schema, matching, keyColumns);
    }

    private List<TableColumn> readColumns() throws SQLException {
        List<TableColumn> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(vendor.columnsQuery())) {
            statement.setString(1, name.schema());
            statement.setString(2, name.table());
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    columns.add(column(result));
                }
            }
        }
        return columns;
    }

    private static TableColumn column(ResultSet result) throws SQLException {
        String typeName = result.getString("data_type");
        boolean generated = "ALWAYS".equals(result.getString("is_generated"));
        boolean fillsItself = generated
                || "YES".equals(result.getString("is_nullable"))
                || "YES".equals(result.getString("is_identity"))
                || result.getString("column_default") != null;
        return new TableColumn(
                result.getString("column_name"),
                ColumnType.of(typeName),
                typeName,
                result.getInt("numeric_precision"),
                result.getInt("numeric_scale"),
                fillsItself,
                generated);
    }

    private void create() throws SQLException {
        String sql = createStatement();
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            if (NO_SUCH_SCHEMA.contains(e.getSQLState())) {
                throw new SinkException(
                        "table '" + name + "': there is no schema '" + name.schema()
                                + "'; create it, or name another one in sink.table",
                        e);
            }
            // Another process may have made the table in between; PostgreSQL then fails in spite of IF NOT EXISTS.
            if (readColumns().isEmpty()) {
                throw new SinkException(
                        "table '" + name + "' is missing and can not be created: " + SqlErrors.message(e)
                                + ". Have it created with: " + sql,
                        e);
            }
        }
    }

    private String createStatement() {
        List<String> lines = new ArrayList<>();
        for (Field field : schema.fields()) {
            lines.add(Vendor.quote(field.name()) + " " + vendor.typeName(field.type())
                    + (field.required() ? " NOT NULL" : ""));
        }
        if (!key.isEmpty()) {
            lines.add(key.stream().map(Vendor::quote).collect(Collectors.joining(", ", "PRIMARY KEY (", ")")));
        }
        return "CREATE TABLE IF NOT EXISTS " + name.quoted() + " (" + String.join(", ", lines) + ")";
    }
}
