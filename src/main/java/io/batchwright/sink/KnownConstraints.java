package io.batchwright.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The constraints of a table that a row can be held against before it is inserted: checks on columns that are
 * written, and unique keys made of them. None if triggers may change the rows first.
 *
 * @param checks in the order in which the database looks at them, where it has one
 * @param uniques the unique keys
 */
record KnownConstraints(List<Check> checks, List<Unique> uniques) {

    static final KnownConstraints NONE = new KnownConstraints(List.of(), List.of());

    private static final String OF_TABLE = " = to_regclass(coalesce(quote_ident(?) || '.', '') || quote_ident(?))";

    /** The columns of a constraint; none if it is not known. */
    List<String> columns(@Nullable String constraint) {
        return Stream.concat(
                        checks.stream()
                                .filter(check -> check.name().equals(constraint))
                                .map(Check::columns),
                        uniques.stream()
                                .filter(key -> key.name().equals(constraint))
                                .map(Unique::columns))
                .findFirst()
                .orElseGet(List::of);
    }

    /** @param expression over the table's columns */
    record Check(String name, String expression, List<String> columns) {}

    record Unique(String name, List<String> columns) {}

    /** Those of a table of PostgreSQL. */
    static KnownConstraints read(Connection connection, WriteTarget target, WriteMode mode) throws SQLException {
        if (hasTriggers(connection, target)) {
            return NONE;
        }
        return new KnownConstraints(
                checks(connection, target),
                mode.usesKey() || !isReadable(connection, target)
                        ? List.of()
                        : uniques(connection, Vendor.POSTGRESQL, target));
    }

    private static boolean hasTriggers(Connection connection, WriteTarget target) throws SQLException {
        return any(connection, "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgrelid" + OF_TABLE, target);
    }

    /** Whether a key can be looked for in the table: the right to insert alone is enough for a load. */
    private static boolean isReadable(Connection connection, WriteTarget target) throws SQLException {
        return any(
                connection,
                "SELECT count(*) FROM pg_class WHERE has_table_privilege(oid, 'SELECT') AND oid" + OF_TABLE,
                target);
    }

    private static boolean any(Connection connection, String query, WriteTarget target) throws SQLException {
        try (PreparedStatement select = select(connection, query, target);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1) > 0;
        }
    }

    private static List<Check> checks(Connection connection, WriteTarget target) throws SQLException {
        String query =
                "SELECT c.conname, pg_get_expr(c.conbin, c.conrelid), array(SELECT a.attname::text FROM pg_attribute a"
                        + " WHERE a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)) FROM pg_constraint c"
                        + " WHERE c.contype = 'c' AND cardinality(c.conkey) > 0 AND 0 <> ALL (c.conkey) AND c.conrelid"
                        + OF_TABLE
                        + " ORDER BY c.conname";
        List<Check> checks = new ArrayList<>();
        try (PreparedStatement select = select(connection, query, target);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                List<String> columns = Arrays.asList((String[]) row.getArray(3).getArray());
                if (checkable(target, columns)) {
                    checks.add(new Check(row.getString(1), row.getString(2), columns));
                }
            }
        }
        return checks;
    }

    /** The unique keys whose columns are all written. */
    static List<Unique> uniques(Connection connection, Vendor vendor, WriteTarget target) throws SQLException {
        Map<String, List<String>> keys = new UniqueKeys(connection, vendor, target.table()).read();
        return keys.entrySet().stream()
                .filter(key -> comparable(target, key.getValue()))
                .map(key -> new Unique(key.getKey(), key.getValue()))
                .toList();
    }

    /** Whether a check on columns can be told before the insert: from values as they will be in the table. */
    static boolean checkable(WriteTarget target, List<String> columns) {
        return written(target, columns, column -> switch (column.type()) {
            case INTEGER, BIGINT, NUMERIC, DOUBLE, BOOLEAN, DATE, UUID -> true;
            case TEXT -> column.keepsText();
            // Of these, the column may have a shorter precision.
            case TIME, TIMESTAMP, TIMESTAMP_WITH_ZONE, JSON, OTHER -> false;
        });
    }

    /** Whether the values of columns are known before the insert, in the columns' own types. */
    private static boolean comparable(WriteTarget target, List<String> columns) {
        return written(target, columns, column -> column.type() != ColumnType.JSON);
    }

    private static boolean written(WriteTarget target, List<String> columns, Predicate<TableColumn> suits) {
        return columns.stream()
                .allMatch(name -> target.columns().stream()
                        .anyMatch(column -> column.name().equals(name) && suits.test(column)));
    }

    private static PreparedStatement select(Connection connection, String query, WriteTarget target)
            throws SQLException {
        PreparedStatement select = connection.prepareStatement(query);
        select.setString(1, target.table().schema());
        select.setString(2, target.table().table());
        return select;
    }
}
