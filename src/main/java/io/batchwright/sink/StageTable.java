package io.batchwright.sink;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A temporary table of PostgreSQL that takes rows before the target does. It has one column for each field, of a type that
 * takes all values of the field, and counts its rows; it is emptied by every commit.
 */
final class StageTable {

    private static final TableName NAME = new TableName("pg_temp", "batchwright_stage");
    /** The column that counts the rows. */
    static final String COUNTER = "batchwright_n";

    /** SQLState classes of databases that do not allow it: no right to temporary tables, no PL/pgSQL. */
    private static final List<String> NOT_ALLOWED = List.of("42", "0A");

    private final Connection connection;
    private final WriteTarget target;
    private final WriteMode mode;
    private KnownConstraints constraints = KnownConstraints.NONE;
    private @Nullable Boolean usable;

    /** @param connection not in auto-commit mode */
    StageTable(Connection connection, WriteTarget target, WriteMode mode) {
        this.connection = connection;
        this.target = target;
        this.mode = mode;
    }

    /** Makes the table, unless that was done or tried before; outside of a chunk's transaction. */
    boolean prepare() throws SQLException {
        Boolean known = usable;
        if (known == null) {
            known = create();
            usable = known;
        }
        return known;
    }

    /** Whether {@link #prepare()} made it. */
    boolean usable() {
        return Boolean.TRUE.equals(usable);
    }

    /** The constraints that its rows are held against before the target takes them; none before {@link #prepare()}. */
    KnownConstraints constraints() {
        return constraints;
    }

    private boolean create() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + NAME.quoted());
            statement.execute("CREATE TEMPORARY TABLE " + Vendor.quote(NAME.table()) + " (" + COUNTER
                    + " bigint GENERATED ALWAYS AS IDENTITY (CACHE 1000), " + definitions()
                    + ") ON COMMIT DELETE ROWS");
            constraints = KnownConstraints.read(connection, target, mode);
            statement.execute(new ServerLoopFunction(target, mode, this, constraints).definition());
            connection.commit();
            return true;
        } catch (SQLException e) {
            connection.rollback();
            String state = e.getSQLState();
            if (state != null && NOT_ALLOWED.stream().anyMatch(state::startsWith)) {
                return false;
            }
            throw e;
        }
    }

    private String definitions() {
        return columns().stream()
                .map(column -> column.name() + " " + column.typeName())
                .collect(Collectors.joining(", "));
    }

    /** As a target of its own. */
    WriteTarget asTarget() {
        return new WriteTarget(NAME, target.schema(), columns(), List.of());
    }

    private List<TableColumn> columns() {
        List<TableColumn> columns = new ArrayList<>();
        for (int i = 0; i < target.columns().size(); i++) {
            ColumnType type = target.columns().get(i).type();
            ColumnType staged = type == ColumnType.JSON ? ColumnType.TEXT : type;
            columns.add(new TableColumn(column(i), staged, typeName(staged), 0, 0, true, false));
        }
        return columns;
    }

    private static String column(int field) {
        return "c" + field;
    }

    private static String typeName(ColumnType type) {
        return switch (type) {
            case TEXT, JSON, OTHER -> "text";
            case INTEGER, BIGINT -> "bigint";
            case NUMERIC -> "numeric";
            case DOUBLE -> "double precision";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case TIME -> "time";
            case TIMESTAMP -> "timestamp";
            case TIMESTAMP_WITH_ZONE -> "timestamp with time zone";
            case UUID -> "uuid";
        };
    }

    /** The type of a field's column. */
    String typeName(int field) {
        return columns().get(field).typeName();
    }

    /** The columns. */
    String columnNames() {
        return values(StageTable::column);
    }

    /** What goes into the target's columns when the rows are selected from here. */
    String values() {
        return values(field -> value(field, column(field)));
    }

    /** What goes into the target's columns when the rows are selected {@linkplain #asTargetRows() under its names}. */
    String targetValues() {
        return values(
                field -> value(field, Vendor.quote(target.columns().get(field).name())));
    }

    /** The rows, with the counter and the values under the names of the target's columns, as checks speak of them. */
    String asTargetRows() {
        return " FROM (SELECT " + COUNTER + ", " + values(StageTable::column) + " FROM " + NAME.quoted()
                + ") AS batchwright_staged (" + COUNTER + ", " + target.columnNames() + ")";
    }

    /** What goes into the target's columns, given this table's values as expressions of each field. */
    String values(IntFunction<String> expression) {
        return IntStream.range(0, target.columns().size())
                .mapToObj(field -> expression.apply(field))
                .collect(Collectors.joining(", "));
    }

    /** A value of this table as the target's column takes it. */
    String value(int field, String expression) {
        return target.columns().get(field).type() == ColumnType.JSON ? "CAST(" + expression + " AS json)" : expression;
    }

    /** All rows in the order in which they came. */
    String inOrder() {
        return " FROM " + NAME.quoted() + " ORDER BY " + COUNTER;
    }

    /** Takes out what an earlier write of the same transaction has left. */
    void clear() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM " + NAME.quoted());
        }
    }
}
