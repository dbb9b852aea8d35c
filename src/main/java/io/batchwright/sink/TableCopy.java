package io.batchwright.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes an empty table that refuses the same rows as another one: types, NOT NULL, checks, unique and foreign keys. Left out are
 * a foreign key to the table itself, whose rows are not there yet, triggers, and on H2 constraints on columns that are not
 * written.
 */
final class TableCopy {

    private static final String FOREIGN_KEYS_ON_POSTGRES =
            "SELECT 'ADD ' || pg_get_constraintdef(oid) FROM pg_constraint"
                    + " WHERE contype = 'f' AND confrelid <> conrelid AND conparentid = 0"
                    + " AND conrelid = to_regclass(coalesce(quote_ident(?) || '.', '') || quote_ident(?))";

    private static final String OF_TABLE = "%1$s.table_schema = coalesce(?, current_schema) AND %1$s.table_name = ?";

    /** What H2 does not copy, as changes of a table; names of constraints are unique in a schema. */
    private static final List<String> CONSTRAINTS_ON_H2 = List.of(
            "SELECT 'ALTER COLUMN ' || quote_ident(c.column_name) || ' SET NOT NULL' FROM information_schema.columns c"
                    + " WHERE c.is_nullable = 'NO' AND " + OF_TABLE.formatted("c"),
            "SELECT 'ADD UNIQUE (' || listagg(quote_ident(c.column_name), ', ') WITHIN GROUP (ORDER BY c.ordinal_position)"
                    + " || ')' FROM information_schema.indexes i JOIN information_schema.index_columns c"
                    + " ON c.index_schema = i.index_schema AND c.index_name = i.index_name"
                    + " WHERE i.index_type_name IN ('PRIMARY KEY', 'UNIQUE INDEX') AND " + OF_TABLE.formatted("i")
                    + " GROUP BY i.index_name",
            "SELECT 'ADD CONSTRAINT ' || quote_ident(t.constraint_name || '#suffix#') || ' CHECK (' || c.check_clause || ')'"
                    + " FROM information_schema.table_constraints t JOIN information_schema.check_constraints c"
                    + " ON c.constraint_schema = t.constraint_schema AND c.constraint_name = t.constraint_name"
                    + " WHERE " + OF_TABLE.formatted("t"),
            "SELECT 'ADD CONSTRAINT ' || quote_ident(k.constraint_name || '#suffix#') || ' FOREIGN KEY ('"
                    + " || listagg(quote_ident(k.column_name), ', ') WITHIN GROUP (ORDER BY k.ordinal_position)"
                    + " || ') REFERENCES ' || quote_ident(u.table_schema) || '.' || quote_ident(u.table_name) || ' ('"
                    + " || listagg(quote_ident(u.column_name), ', ') WITHIN GROUP (ORDER BY k.ordinal_position) || ')'"
                    + " FROM information_schema.referential_constraints r JOIN information_schema.key_column_usage k"
                    + " ON k.constraint_schema = r.constraint_schema AND k.constraint_name = r.constraint_name"
                    + " JOIN information_schema.key_column_usage u ON u.constraint_schema = r.unique_constraint_schema"
                    + " AND u.constraint_name = r.unique_constraint_name"
                    + " AND u.ordinal_position = k.position_in_unique_constraint"
                    + " WHERE NOT (u.table_schema = k.table_schema AND u.table_name = k.table_name) AND "
                    + OF_TABLE.formatted("k") + " GROUP BY k.constraint_name, u.table_schema, u.table_name");

    private static final String NO_SUCH_COLUMN = "42S22";

    private final Connection connection;
    private final WriteTarget original;

    /** @param connection in auto-commit mode */
    TableCopy(Connection connection, WriteTarget original) {
        this.connection = connection;
        this.original = original;
    }

    /**
     * Makes the copy; if this fails half-way, there is none.
     *
     * @param suffix for the names of constraints where they must be unique
     */
    void create(TableName copy, String suffix) throws SQLException {
        if (Vendor.of(connection) == Vendor.POSTGRESQL) {
            Transaction.on(connection, same -> createOnPostgres(copy));
        } else {
            createOnH2(copy, suffix);
        }
    }

    private TableName createOnPostgres(TableName copy) throws SQLException {
        execute("CREATE TABLE " + copy.quoted() + " (LIKE " + original.table().quoted() + " INCLUDING ALL)");
        for (String foreignKey : texts(FOREIGN_KEYS_ON_POSTGRES)) {
            alter(copy, foreignKey);
        }
        return copy;
    }

    /** H2 commits with every definition, so that the copy gets its name when it has everything else. */
    private void createOnH2(TableName copy, String suffix) throws SQLException {
        TableName unfinished = new TableName(copy.schema(), copy.table() + "_");
        execute("DROP TABLE IF EXISTS " + unfinished.quoted());
        execute("CREATE TABLE " + unfinished.quoted() + " AS SELECT " + original.columnNames() + " FROM "
                + original.table().quoted() + " WITH NO DATA");
        for (String query : CONSTRAINTS_ON_H2) {
            for (String constraint : texts(query.replace("#suffix#", suffix))) {
                constrain(unfinished, constraint);
            }
        }
        alter(unfinished, "RENAME TO " + Vendor.quote(copy.table()));
    }

    private void constrain(TableName copy, String constraint) throws SQLException {
        try {
            alter(copy, constraint);
        } catch (SQLException e) {
            if (!NO_SUCH_COLUMN.equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    private void alter(TableName table, String change) throws SQLException {
        execute("ALTER TABLE " + table.quoted() + " " + change);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The texts that a query about the original gives. */
    private List<String> texts(String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, original.table().schema());
            select.setString(2, original.table().table());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    texts.add(row.getString(1));
                }
            }
        }
        return texts;
    }
}
