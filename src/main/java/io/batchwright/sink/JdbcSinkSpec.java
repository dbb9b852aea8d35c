package io.batchwright.sink;

import io.batchwright.record.Schema;
import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import io.batchwright.spec.TypeName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A database table.
 *
 * @param connection the name of a connection in {@code config/application.yml}, or null for the default one
 * @param table its name, {@code table} or {@code schema.table}
 * @param key the fields that tell records apart: the primary key of a table that is created
 * @param write what becomes of a record whose key is there already
 * @param batchSize rows in one JDBC batch
 * @param method how rows are sent
 */
@TypeName(value = "jdbc", doc = "A table in H2 or PostgreSQL.")
public record JdbcSinkSpec(
        @Key("A connection of config/application.yml (connections:); the default connection if left out.") @Nullable
        String connection,

        @Key("The table, or schema.table. Created from the fields if it is missing.")
        String table,

        @Key("Fields that tell records apart: the primary key of the table when it is created. With write: ignore and"
                + " upsert, an existing table needs a primary key or unique constraint on them.")
        List<String> key,

        @Key(
                value =
                        "What becomes of a record whose key is in the table: insert rejects it, ignore leaves it out,"
                                + " upsert updates the row; replace puts the load in the place of all rows when it is complete.",
                defaultValue = "insert")
        WriteMode write,

        @Key(value = "Rows in one JDBC batch insert, from 1 to " + MAX_BATCH_SIZE + ".", defaultValue = "100")
        int batchSize,

        @Key(
                value = "How rows are sent: auto uses COPY on PostgreSQL, insert forces batch inserts.",
                defaultValue = "auto")
        Method method)
        implements SinkSpec {

    /** The most rows in one JDBC batch insert. */
    public static final int MAX_BATCH_SIZE = 10_000;

    public JdbcSinkSpec {
        key = List.copyOf(key);
    }

    /** How rows are sent. */
    public enum Method {
        AUTO,
        INSERT
    }

    @Override
    public boolean appends() {
        return write == WriteMode.INSERT;
    }

    @Override
    public boolean replaces() {
        return write == WriteMode.REPLACE;
    }

    @Override
    public boolean overwrites() {
        return write == WriteMode.UPSERT;
    }

    @Override
    public String promise() {
        return "exactly once: rows, rejects and checkpoint are committed in one transaction of the database";
    }

    @Override
    public String targetKey() {
        return "table";
    }

    @Override
    public String target() {
        return TableName.parse(table).toString();
    }

    @Override
    public Map<String, String> identity() {
        Map<String, String> identity = new HashMap<>();
        identity.put("table", table);
        if (connection != null) {
            identity.put("connection", connection);
        }
        // Loads by insert keep the identity that they had when there was nothing else.
        if (write != WriteMode.INSERT) {
            identity.put("write", write.name().toLowerCase(Locale.ROOT));
        }
        return identity;
    }

    @Override
    public void validate(Problems problems) {
        try {
            TableName.parse(table);
        } catch (IllegalArgumentException e) {
            problems.add("table", String.valueOf(e.getMessage()));
        }
        if (batchSize < 1 || batchSize > MAX_BATCH_SIZE) {
            problems.add("batch-size", "expected 1 to " + MAX_BATCH_SIZE + " rows, found " + batchSize);
        }
    }

    @Override
    public void validate(Schema schema, Problems problems) {
        for (String name : schema.names()) {
            try {
                TableName.requireLength("a column's name", name);
            } catch (IllegalArgumentException e) {
                problems.add("table", String.valueOf(e.getMessage()));
            }
        }
        validateKey(schema, problems);
    }

    private void validateKey(Schema schema, Problems problems) {
        if (write.usesKey() && key.isEmpty()) {
            problems.add(
                    "write",
                    "expected 'key:' with the fields that tell records apart, as write: "
                            + write.name().toLowerCase(Locale.ROOT) + " needs it, found none");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < key.size(); i++) {
            String field = key.get(i);
            if (schema.indexOf(field) < 0) {
                problems.add(
                        "key[" + i + "]", "expected one of the fields " + schema.names() + ", found '" + field + "'");
            } else if (!seen.add(field)) {
                problems.add("key[" + i + "]", "expected every field once, found '" + field + "' again");
            }
        }
    }

    /** Whether rows are sent by COPY over a connection. */
    boolean copies(Connection connection) throws SQLException {
        return method == Method.AUTO && Vendor.of(connection) == Vendor.POSTGRESQL;
    }

    @Override
    public Sink open(Schema schema, SinkContext context) {
        return new JdbcSink(this, schema, context);
    }
}
