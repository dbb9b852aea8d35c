package io.batchwright.source;

import io.batchwright.bytes.Sha256;
import io.batchwright.record.InputPlan;
import io.batchwright.record.Position;
import io.batchwright.record.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query, in the order of a key. A load that goes on asks for the rows after the last key it has. Immutable and
 * thread-safe.
 */
final class JdbcSource implements RowSource {

    private final JdbcSourceSpec spec;
    private final SourceContext context;
    private final JdbcQuery query;
    private final @Nullable JdbcNews news;

    JdbcSource(JdbcSourceSpec spec, SourceContext context) {
        this.spec = spec;
        this.context = context;
        this.query = new JdbcQuery(spec.query(), context.parameters());
        this.news = spec.read() == ReadMode.NEW ? new JdbcNews(this, spec) : null;
    }

    @Override
    public @Nullable News news() {
        return news;
    }

    /** What is there can change at any time; what is frozen is the question, and the database that is asked. */
    @Override
    public InputPlan plan() {
        return connected(connection -> {
            keyset(connection);
            JdbcRange all = new JdbcRange(asked(connection), JdbcPosition.START, null);
            return new InputPlan(List.of(all.input(spec.inputName())));
        });
    }

    /** The query in the order of its key, if it has that. */
    JdbcKeyset keyset(Connection connection) throws SQLException {
        JdbcBinding binding = new JdbcBinding(JdbcColumns.of(connection, query));
        List<JdbcColumn> key = binding.key(spec.key());
        binding.requireSound();
        return new JdbcKeyset(query, key);
    }

    /** What is asked of which database, as far as it must stay the same. */
    String asked(Connection connection) throws SQLException {
        String question = new Sha256().add(spec.identity().toString()).hex();
        return connection.getCatalog() + "." + connection.getSchema() + ":" + question;
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
        JdbcRange range = JdbcRange.of(plan);
        JdbcPosition position = from == null ? range.after() : JdbcPosition.parse(from);
        Connection connection = connect();
        try {
            JdbcBinding binding = new JdbcBinding(JdbcColumns.of(connection, query));
            JdbcKeyset rows = new JdbcKeyset(query, binding.key(spec.key()));
            List<JdbcColumn> columns = binding.fields(schema);
            binding.requireSound();
            if (from != null) {
                rows.requireValues(connection);
            }
            PreparedStatement statement = rows.rows(connection, position, range.until());
            statement.setFetchSize(spec.fetchSize());
            JdbcCursor cursor = new JdbcCursor(connection, statement);
            return new JdbcReader(cursor, spec.inputName(), schema, columns, rows.key(), position);
        } catch (SQLException e) {
            closeQuietly(connection);
            throw JdbcErrors.failure("source.query", e);
        } catch (RuntimeException e) {
            closeQuietly(connection);
            throw e;
        }
    }

    /** What is done with a connection. */
    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Does something in a transaction of its own that reads. */
    <T> T connected(Work<T> work) {
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
