package io.batchwright.source;

import io.batchwright.record.InputPlan;
import io.batchwright.record.Position;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is new in the rows of a query: those behind the last one that was read, in the order of the key. Where that begins with a
 * timestamp, rows that are younger than the lag are left for the next load, because an older one may yet be committed. Thread-safe.
 */
final class JdbcNews implements News {

    private static final Duration LAG = Duration.ofMinutes(5);

    private final JdbcSource source;
    private final JdbcSourceSpec spec;

    JdbcNews(JdbcSource source, JdbcSourceSpec spec) {
        this.source = source;
        this.spec = spec;
    }

    @Override
    public Found next(@Nullable InputPlan before) {
        return source.connected(connection -> {
            JdbcKeyset rows = source.keyset(connection);
            JdbcRange range = range(connection, rows.key().get(0), before);
            rows.requireValues(connection);
            boolean some = before == null || rows.hasRows(connection, range);
            List<InputPlan.Input> inputs = some ? List.of(range.input(spec.inputName())) : List.of();
            return new Found(InputPlan.goingOn(inputs, List.of()), List.of());
        });
    }

    private JdbcRange range(Connection connection, JdbcColumn first, @Nullable InputPlan before) throws SQLException {
        String asked = source.asked(connection);
        String until = until(connection, first);
        if (before == null) {
            return new JdbcRange(asked, JdbcPosition.START, until);
        }
        JdbcRange last = JdbcRange.of(before.known().get(0));
        if (!last.asked().equals(asked)) {
            throw new SourceException("source.connection: expected the database and schema of the last load, found "
                    + connection.getCatalog() + "." + connection.getSchema()
                    + "; what was read there says nothing of what is new here. Put that back, or use --rerun");
        }
        return new JdbcRange(asked, last.after(), until);
    }

    /** The greatest value of the key's first column that no transaction comes after any more, if the lag is long enough. */
    private @Nullable String until(Connection connection, JdbcColumn first) throws SQLException {
        Duration lag = spec.lag();
        return switch (JdbcKeyType.required(first)) {
            case INSTANT -> now(connection).minus(lag == null ? LAG : lag).toString();
            case TIMESTAMP ->
                now(connection)
                        .minus(lag == null ? LAG : lag)
                        .atZoneSameInstant(spec.zone())
                        .toLocalDateTime()
                        .toString();
            default -> {
                if (lag != null) {
                    throw new SourceException("source.lag: expected a key that begins with a timestamp, found column '"
                            + spec.key().get(0) + "' of type " + first.typeName()
                            + ", which does not tell how old a row is; leave 'lag' out, or name another key");
                }
                yield null;
            }
        };
    }

    /** By the database's clock. */
    private static OffsetDateTime now(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select current_timestamp");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return Objects.requireNonNull(row.getObject(1, OffsetDateTime.class))
                    .withOffsetSameInstant(ZoneOffset.UTC);
        }
    }

    /** @throws SourceException if the question, or the database that it is put to, is another one */
    @Override
    public Found resumed(InputPlan frozen, @Nullable Position from) {
        String asked = source.connected(source::asked);
        if (!JdbcRange.of(frozen).asked().equals(asked)) {
            throw new SourceException("the query of the interrupted load was put to another database or schema;"
                    + " put that back to resume, or give the load up where it stands (batchwright jobs abandon)");
        }
        return new Found(frozen, List.of());
    }

    @Override
    public InputPlan completed(InputPlan plan, @Nullable Position end) {
        JdbcRange range = JdbcRange.of(plan);
        JdbcPosition last = end == null ? JdbcPosition.START : JdbcPosition.parse(end);
        JdbcPosition after = last.key().isEmpty() ? range.after() : new JdbcPosition(0, last.key());
        JdbcRange read = new JdbcRange(range.asked(), after, null);
        return InputPlan.goingOn(List.of(), List.of(read.input(spec.inputName())));
    }

    @Override
    public InputPlan givenUp(InputPlan plan, @Nullable Position from) {
        return completed(plan, from);
    }
}
