package io.batchwright.source;

import io.batchwright.bytes.Sha256;
import io.batchwright.record.InputPlan;
import io.batchwright.record.Position;
import io.batchwright.record.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query, in the order of a key. A load that goes on asks for the rows after the last key it has. Immutable and
 * thread-safe.
 */
final class JdbcSource implements RowSource {

    private final JdbcSourceSpec spec;
    private final SourceContext context;
    private final JdbcQuery query;

    JdbcSource(JdbcSourceSpec spec, SourceContext context) {
        this.spec = spec;
        this.context = context;
        this.query = new JdbcQuery(spec.query(), context.parameters());
    }

    /** What is there can change at any time; what is frozen is the question, and the database that is asked. */
    @Override
    public InputPlan plan() {
        return connected(connection -> {
            JdbcBinding binding = new JdbcBinding(JdbcColumns.of(connection, query));
            binding.key(spec.key());
            binding.requireSound();
            String database = connection.getCatalog() + "." + connection.getSchema();
            return new InputPlan(List.of(new InputPlan.Input(spec.inputName(), -1, database + ":" + hash())));
        });
    }

    private String hash() {
        return new Sha256().add(spec.identity().toString()).hex();
    }

    @Override
    public PlanComparison compare(InputPlan frozen, InputPlan current) {
        return frozen.equals(current)
                ? new PlanComparison(PlanComparison.Verdict.SAME, "")
                : new PlanComparison(
                        PlanComparison.Verdict.CHANGED,
                        "the query, its key, or the database or schema that it is put to is another one");
    }

    @Override
    public void check(Schema schema) {
        connected(connection -> {
            JdbcBinding binding = new JdbcBinding(JdbcColumns.of(connection, query));
            binding.key(spec.key());
            binding.fields(schema);
            binding.requireSound();
            return true;
        });
    }

    @Override
    public RowReader open(InputPlan plan, @Nullable Position from, Schema schema) {
        JdbcPosition position = from == null ? JdbcPosition.START : JdbcPosition.parse(from);
        Connection connection = connect();
        try {
            JdbcBinding binding = new JdbcBinding(JdbcColumns.of(connection, query));
            List<JdbcColumn> key = binding.key(spec.key());
            List<JdbcColumn> columns = binding.fields(schema);
            binding.requireSound();
            if (from != null) {
                requireKeys(connection, key);
            }
            JdbcCursor cursor = new JdbcCursor(connection, statement(connection, key, position));
            return new JdbcReader(cursor, spec.inputName(), schema, columns, key, position);
        } catch (SQLException e) {
            closeQuietly(connection);
            throw JdbcErrors.failure("source.query", e);
        } catch (RuntimeException e) {
            closeQuietly(connection);
            throw e;
        }
    }

    /** Comparing with the position leaves rows without a key out; that must not be how they get lost. */
    private void requireKeys(Connection connection, List<JdbcColumn> key) throws SQLException {
        List<JdbcColumn> nullable = key.stream().filter(JdbcColumn::nullable).toList();
        if (nullable.isEmpty()) {
            return;
        }
        String isNull = nullable.stream()
                .map(column -> JdbcQuery.quote(column.label()) + " is null")
                .collect(Collectors.joining(" or ", " where ", ""));
        try (PreparedStatement statement = query.prepare(connection, "1", isNull)) {
            statement.setMaxRows(1);
            try (ResultSet rows = statement.executeQuery()) {
                if (rows.next()) {
                    throw new SourceException("source.key: expected a value in every row, found a row without one in "
                            + isNull.substring(" where ".length()) + "; leave such rows out in the query");
                }
            }
        }
    }

    private PreparedStatement statement(Connection connection, List<JdbcColumn> key, JdbcPosition from)
            throws SQLException {
        String columns =
                key.stream().map(column -> JdbcQuery.quote(column.label())).collect(Collectors.joining(", "));
        String order = " order by " + columns;
        if (from.key().isEmpty()) {
            return fetching(query.prepare(connection, "*", order));
        }
        String marks = String.join(", ", Collections.nCopies(key.size(), "?"));
        PreparedStatement statement =
                query.prepare(connection, "*", " where (" + columns + ") > (" + marks + ")" + order);
        for (int i = 0; i < key.size(); i++) {
            JdbcKeyType.required(key.get(i))
                    .bind(statement, query.nextParameter() + i, from.key().get(i));
        }
        return fetching(statement);
    }

    private PreparedStatement fetching(PreparedStatement statement) throws SQLException {
        statement.setFetchSize(spec.fetchSize());
        return statement;
    }

    /** What is done with a connection. */
    @FunctionalInterface
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private <T> T connected(Work<T> work) {
        try (Connection connection = connect()) {
            T result = work.with(connection);
            connection.rollback();
            return result;
        } catch (SQLException e) {
            throw JdbcErrors.failure("source.query", e);
        }
    }

    /** A connection for reading, in a transaction: only then does PostgreSQL keep a cursor. */
    private Connection connect() {
        try {
            Connection connection = context.connections().open(spec.connection());
            try {
                connection.setReadOnly(true);
                connection.setAutoCommit(false);
                return connection;
            } catch (SQLException e) {
                closeQuietly(connection);
                throw e;
            }
        } catch (SQLException e) {
            throw JdbcErrors.failure("source.connection", e);
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // The failure before it is the one to tell.
        }
    }
}
