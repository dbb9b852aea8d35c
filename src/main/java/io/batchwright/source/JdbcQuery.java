package io.batchwright.source;

import io.batchwright.record.Parameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.core.namedparam.AbstractSqlParameterSource;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * A query with the values of its parameters, to be asked as a table: {@code select … from (query) q …}. Immutable and
 * thread-safe.
 */
final class JdbcQuery {

    private final String sql;
    private final List<Object> values;

    /** @param query has only parameters that are known */
    JdbcQuery(String query, Parameters parameters) {
        MapSqlParameterSource source = new MapSqlParameterSource(parameters.values());
        this.sql = NamedParameterUtils.substituteNamedParameters(
                NamedParameterUtils.parseSqlStatement(withoutEnd(query)), source);
        this.values = List.of(NamedParameterUtils.buildValueArray(
                NamedParameterUtils.parseSqlStatement(withoutEnd(query)), source, null));
    }

    /** The names of the parameters in a query, in the order in which they come first. */
    static Set<String> parameterNames(String query) {
        Set<String> names = new LinkedHashSet<>();
        NamedParameterUtils.substituteNamedParameters(NamedParameterUtils.parseSqlStatement(query), recorder(names));
        return names;
    }

    /** Whether a query has parameters without a name: {@code ?}. */
    static boolean hasUnnamedParameters(String query) {
        try {
            Object[] values = NamedParameterUtils.buildValueArray(
                    NamedParameterUtils.parseSqlStatement(query), recorder(new LinkedHashSet<>()), null);
            return Arrays.stream(values).anyMatch(Objects::isNull);
        } catch (InvalidDataAccessApiUsageException e) {
            return true;
        }
    }

    /** Has a value for every name, and notes it. */
    private static SqlParameterSource recorder(Set<String> names) {
        return new AbstractSqlParameterSource() {
            @Override
            public boolean hasValue(String name) {
                names.add(name);
                return true;
            }

            @Override
            public Object getValue(String name) {
                return name;
            }
        };
    }

    private static String withoutEnd(String query) {
        String stripped = query.strip();
        return stripped.endsWith(";") ? withoutEnd(stripped.substring(0, stripped.length() - 1)) : stripped;
    }

    /**
     * Prepares a statement over the query, to be read forward, and binds the query's parameters.
     *
     * @param columns what stands between {@code select} and {@code from}
     * @param rest what follows after the query; may have parameters of its own
     * @return the statement, whose first free parameter is {@link #nextParameter()}
     */
    PreparedStatement prepare(Connection connection, String columns, String rest) throws SQLException {
        // The query ends with a line of its own, as it may end with a comment.
        PreparedStatement statement = connection.prepareStatement(
                "select " + columns + " from (\n" + sql + "\n) q" + rest,
                ResultSet.TYPE_FORWARD_ONLY,
                ResultSet.CONCUR_READ_ONLY);
        try {
            for (int i = 0; i < values.size(); i++) {
                bind(statement, i + 1, values.get(i));
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private static void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        statement.setObject(index, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
    }

    /** Index, from 1, of the parameter after those of the query. */
    int nextParameter() {
        return values.size() + 1;
    }

    /** A name as an identifier of SQL, exactly as it is. */
    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
