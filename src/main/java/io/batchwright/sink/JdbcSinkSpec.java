package io.batchwright.sink;

import io.batchwright.record.Schema;
import io.batchwright.spec.Key;
import io.batchwright.spec.TypeName;
import java.util.Map;

/**
 * A database table.
 *
 * @param table its name, {@code table} or {@code schema.table}
 * @param batchSize rows in one JDBC batch
 * @param method how rows are sent
 */
@TypeName(value = "jdbc", doc = "A table of the default connection, H2 or PostgreSQL.")
public record JdbcSinkSpec(
        @Key("The table, or schema.table. Created from the fields if it is missing.")
        String table,

        @Key(value = "Rows in one JDBC batch insert.", defaultValue = "100")
        int batchSize,

        @Key(
                value = "How rows are sent: auto uses COPY on PostgreSQL, insert forces batch inserts.",
                defaultValue = "auto")
        Method method)
        implements SinkSpec {

    /** How rows are sent. */
    public enum Method {
        AUTO,
        INSERT
    }

    @Override
    public Map<String, String> identity() {
        return Map.of("table", table);
    }

    @Override
    public Sink open(Schema schema, Connections connections, LoadKey load) {
        throw new UnsupportedOperationException();
    }
}
