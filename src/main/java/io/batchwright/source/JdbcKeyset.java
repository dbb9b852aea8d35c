package io.batchwright.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A query in the order of a key, from a position on and up to a bound. Immutable.
 *
 * @param key the key's columns, in its order
 */
record JdbcKeyset(JdbcQuery query, List<JdbcColumn> key) {

    /**
     * Comparing with a position or a bound leaves rows without a key out; that must not be how they get lost.
     *
     * @throws SourceException if there are such rows
     */
    void requireValues(Connection connection) throws SQLException {
        List<JdbcColumn> nullable = key.stream().filter(JdbcColumn::nullable).toList();
        if (nullable.isEmpty()) {
            return;
        }
        String isNull = nullable.stream()
                .map(column -> JdbcQuery.quote(column.label()) + " is null")
                .collect(Collectors.joining(" or "));
        try (PreparedStatement statement = query.prepare(connection, "1", " where " + isNull)) {
            if (hasRow(statement)) {
                throw new SourceException("source.key: expected a value in every row, found a row without one in "
                        + isNull + "; leave such rows out in the query");
            }
        }
    }

    /** Whether there is a row in a range. */
    boolean hasRows(Connection connection, JdbcRange range) throws SQLException {
        try (PreparedStatement statement = prepare(connection, "1", range.after(), range.until(), "")) {
            return hasRow(statement);
        }
    }

    private static boolean hasRow(PreparedStatement statement) throws SQLException {
        statement.setMaxRows(1);
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next();
        }
    }

    /**
     * Prepares the query for rows in the order of the key, with all parameters bound.
     *
     * @param after the position that they are behind
     * @param until the greatest value of the first column; null for no bound
     */
    PreparedStatement rows(Connection connection, JdbcPosition after, @Nullable String until) throws SQLException {
        return prepare(connection, "*", after, until, " order by " + columns());
    }

    private PreparedStatement prepare(
            Connection connection, String selected, JdbcPosition after, @Nullable String until, String rest)
            throws SQLException {
        List<String> conditions = new ArrayList<>();
        if (!after.key().isEmpty()) {
            String marks = String.join(", ", Collections.nCopies(key.size(), "?"));
            conditions.add("(" + columns() + ") > (" + marks + ")");
        }
        if (until != null) {
            conditions.add(JdbcQuery.quote(key.get(0).label()) + " <= ?");
        }
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        PreparedStatement statement = query.prepare(connection, selected, where + rest);
        int index = query.nextParameter();
        for (int i = 0; i < after.key().size(); i++) {
            JdbcKeyType.required(key.get(i))
                    .bind(statement, index++, after.key().get(i));
        }
        if (until != null) {
            JdbcKeyType.required(key.get(0)).bind(statement, index, until);
        }
        return statement;
    }

    private String columns() {
        return key.stream().map(column -> JdbcQuery.quote(column.label())).collect(Collectors.joining(", "));
    }
}
