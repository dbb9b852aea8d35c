package io.batchwright.sink;

import io.batchwright.record.FieldType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** The databases that Batchwright loads into, and what differs between them. */
public enum Vendor {
    H2("H2") {
        @Override
        String columnsQuery() {
            return COLUMNS + "WHERE table_schema = coalesce(?, current_schema) AND table_name = ?"
                    + " ORDER BY ordinal_position";
        }

        @Override
        String isTableQuery() {
            return "SELECT table_type <> 'VIEW' FROM information_schema.tables"
                    + " WHERE table_schema = coalesce(?, current_schema) AND table_name = ?";
        }

        @Override
        String uniqueKeysQuery() {
            return "SELECT i.index_name, c.column_name FROM information_schema.indexes i"
                    + " JOIN information_schema.index_columns c ON c.index_schema = i.index_schema"
                    + " AND c.index_name = i.index_name"
                    + " WHERE i.table_schema = coalesce(?, current_schema) AND i.table_name = ?"
                    + " AND i.index_type_name IN ('PRIMARY KEY', 'UNIQUE INDEX')"
                    + " ORDER BY i.index_name, c.ordinal_position";
        }

        @Override
        String typeName(FieldType type) {
            return switch (type.kind()) {
                case STRING -> "character varying";
                case TIME -> "time(6)";
                case TIMESTAMP -> "timestamp(6) with time zone";
                case JSON -> "json";
                default -> commonTypeName(type);
            };
        }

        @Override
        String placeholder(ColumnType type) {
            return type == ColumnType.JSON ? "? FORMAT JSON" : "?";
        }

        @Override
        int maxParameters() {
            return 100_000;
        }

        @Override
        int rowsPerCommit() {
            return 2_000;
        }

        /** An embedded database has no sessions of dead processes, and a server notices by itself that they are gone. */
        @Override
        void endSessions(Connection connection, String name) {}

        /** It hands what is committed to the operating system, from which a power cut may take it. */
        @Override
        void force(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CHECKPOINT SYNC");
            }
        }

        /** A lock is waited for a second or two anyway. */
        @Override
        void limitLockWait(Connection connection) {}
    },

    POSTGRESQL("PostgreSQL") {
        @Override
        String columnsQuery() {
            return COLUMNS + "WHERE (table_schema, table_name) = (SELECT n.nspname, c.relname FROM pg_class c"
                    + " JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " WHERE c.oid = to_regclass(coalesce(quote_ident(?) || '.', '') || quote_ident(?)))"
                    + " ORDER BY ordinal_position";
        }

        @Override
        String isTableQuery() {
            return "SELECT relkind IN ('r', 'p', 'f') FROM pg_class"
                    + " WHERE oid = to_regclass(coalesce(quote_ident(?) || '.', '') || quote_ident(?))";
        }

        @Override
        String uniqueKeysQuery() {
            return "SELECT c.relname, a.attname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
                    + " CROSS JOIN unnest(i.indkey::int2[]) WITH ORDINALITY AS k (attnum, place)"
                    + " JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum"
                    + " WHERE i.indrelid = to_regclass(coalesce(quote_ident(?) || '.', '') || quote_ident(?))"
                    + " AND i.indisunique AND i.indimmediate AND i.indisvalid AND i.indpred IS NULL"
                    + " AND i.indexprs IS NULL AND k.place <= i.indnkeyatts ORDER BY c.relname, k.place";
        }

        @Override
        String typeName(FieldType type) {
            return switch (type.kind()) {
                case STRING -> "text";
                case TIME -> "time";
                case TIMESTAMP -> "timestamp with time zone";
                case JSON -> "jsonb";
                default -> commonTypeName(type);
            };
        }

        @Override
        String placeholder(ColumnType type) {
            return type == ColumnType.JSON ? "CAST(? AS json)" : "?";
        }

        @Override
        int maxParameters() {
            return 65_535;
        }

        @Override
        int rowsPerCommit() {
            return 100_000;
        }

        @Override
        void endSessions(Connection connection, String name) throws SQLException {
            try (PreparedStatement end = connection.prepareStatement("SELECT pg_terminate_backend(pid)"
                    + " FROM pg_stat_activity WHERE application_name = ? AND usename = current_user"
                    + " AND pid <> pg_backend_pid()")) {
                end.setString(1, name);
                end.executeQuery().close();
            }
        }

        @Override
        void limitLockWait(Connection connection) throws SQLException {
            try (Statement set = connection.createStatement()) {
                set.execute("SET LOCAL lock_timeout = '15s'");
            }
        }
    };

    private static final String COLUMNS = "SELECT column_name, data_type, character_maximum_length, numeric_precision,"
            + " numeric_scale, is_nullable, column_default, is_identity, is_generated FROM information_schema.columns ";

    private final String productName;

    Vendor(String productName) {
        this.productName = productName;
    }

    /**
     * The vendor of a connection's database.
     *
     * @throws SinkException if it is another one; the message says which
     */
    public static Vendor of(Connection connection) throws SQLException {
        String found = connection.getMetaData().getDatabaseProductName();
        for (Vendor vendor : values()) {
            if (vendor.productName.equals(found)) {
                return vendor;
            }
        }
        throw new SinkException("expected a connection to H2 or PostgreSQL, found " + found + " at "
                + connection.getMetaData().getURL() + ": change spring.datasource.url");
    }

    /** The name as the database calls itself. */
    public String productName() {
        return productName;
    }

    /** A name as an identifier of SQL, exactly as it is. */
    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Lists the columns of a table, by schema (null for the connection's own) and name. */
    abstract String columnsQuery();

    /**
     * Lists the columns of what makes rows unique and can be relied on for every row: index by index, in order. By schema (null
     * for the connection's own) and name.
     */
    abstract String uniqueKeysQuery();

    /** The type of a new column for a field. */
    abstract String typeName(FieldType type);

    /** The parameter of an insert into a column of a type. */
    abstract String placeholder(ColumnType type);

    /** Says of a table, by schema (null for the connection's own) and name, whether it is one, and no view. */
    abstract String isTableQuery();

    /** The most parameters of one statement. */
    abstract int maxParameters();

    /**
     * How many rows one transaction does best with, as measured: H2 walks a transaction's undo log at its commit and slows
     * down when that no longer fits its caches; PostgreSQL waits for the disk at each commit.
     */
    abstract int rowsPerCommit();

    /** Ends the sessions of a name, as far as this user may. */
    abstract void endSessions(Connection connection, String name) throws SQLException;

    /** Has everything that is committed survive the death of the database's process. */
    void force(Connection connection) throws SQLException {}

    /** Makes the statements of this transaction give up a lock that is not to be had. */
    abstract void limitLockWait(Connection connection) throws SQLException;

    private static String commonTypeName(FieldType type) {
        return switch (type.kind()) {
            case INT -> "integer";
            case LONG -> "bigint";
            case DOUBLE -> "double precision";
            case DECIMAL -> "numeric(" + type.precision() + ", " + type.scale() + ")";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case UUID -> "uuid";
            case STRING, TIME, TIMESTAMP, JSON -> throw new IllegalArgumentException(type.toString());
        };
    }
}
