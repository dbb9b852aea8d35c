package io.batchwright.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The columns of a query, in order. Immutable and thread-safe. */
record JdbcColumns(List<JdbcColumn> all) {

    JdbcColumns {
        all = List.copyOf(all);
    }

    /** Asks the database, without running the query. */
    static JdbcColumns of(Connection connection, JdbcQuery query) throws SQLException {
        try (PreparedStatement statement = query.prepare(connection, "*", "")) {
            ResultSetMetaData columns = statement.getMetaData();
            List<JdbcColumn> all = new ArrayList<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                all.add(JdbcColumn.of(columns, i));
            }
            return new JdbcColumns(all);
        }
    }

    /** The columns of that name, else those whose name differs in case only. */
    List<JdbcColumn> named(String name) {
        List<JdbcColumn> exact =
                all.stream().filter(column -> column.label().equals(name)).toList();
        return exact.isEmpty()
                ? all.stream()
                        .filter(column -> column.label().equalsIgnoreCase(name))
                        .toList()
                : exact;
    }

    /** For messages: {@code id bigint, name text}. */
    @Override
    public String toString() {
        return all.stream().map(JdbcColumn::toString).collect(Collectors.joining(", "));
    }
}
