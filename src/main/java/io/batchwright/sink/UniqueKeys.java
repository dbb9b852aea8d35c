package io.batchwright.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The primary key and the unique constraints of a table. */
final class UniqueKeys {

    private final Connection connection;
    private final Vendor vendor;
    private final TableName name;

    UniqueKeys(Connection connection, Vendor vendor, TableName name) {
        this.connection = connection;
        this.vendor = vendor;
        this.name = name;
    }

    /**
     * Checks that one of them has exactly the columns of a key.
     *
     * @throws SinkException if none has
     */
    void require(List<String> key, WriteMode mode) throws SQLException {
        Collection<List<String>> found = read().values();
        if (found.stream().noneMatch(columns -> new HashSet<>(columns).equals(new HashSet<>(key)))) {
            throw new SinkException("table '" + name + "' does not suit write: "
                    + mode.name().toLowerCase(Locale.ROOT)
                    + ": expected a primary key or unique constraint, not deferrable,"
                    + " on " + list(key) + ", found "
                    + (found.isEmpty()
                            ? "none"
                            : found.stream().map(UniqueKeys::list).collect(Collectors.joining(", ")))
                    + ". Add one to the table, or change 'key:' in the sink");
        }
    }

    private static String list(List<String> columns) {
        return columns.stream().collect(Collectors.joining(", ", "(", ")"));
    }

    /** The columns of each, by the name of its index. */
    Map<String, List<String>> read() throws SQLException {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(vendor.uniqueKeysQuery())) {
            statement.setString(1, name.schema());
            statement.setString(2, name.table());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    columns.computeIfAbsent(row.getString(1), index -> new ArrayList<>())
                            .add(row.getString(2));
                }
            }
        }
        return columns;
    }
}
