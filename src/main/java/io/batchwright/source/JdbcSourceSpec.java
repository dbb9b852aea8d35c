package io.batchwright.source;

import io.batchwright.record.Field;
import io.batchwright.record.Kind;
import io.batchwright.record.Outline;
import io.batchwright.record.Schema;
import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import io.batchwright.spec.Suggestions;
import io.batchwright.spec.TypeName;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query.
 *
 * @param connection the name of a connection in {@code config/application.yml}, or null for the default one
 * @param query what to ask; {@code :name} stands for the parameter of that name
 * @param key the columns of the query that tell rows apart, and in whose order they are read
 * @param fetchSize rows fetched from the database at once
 * @param read which of the rows a load reads
 * @param lag how old a row is when a load that reads what is new takes it; null for the default
 * @param zone zone of a timestamp without one that the key begins with
 */
@TypeName(value = "jdbc", doc = "The rows of a query to H2 or PostgreSQL, in the order of a key.")
public record JdbcSourceSpec(
        @Key("A connection of config/application.yml (connections:); the default connection if left out.") @Nullable
        String connection,

        @Key("The query. :name stands for the parameter of that name, and is bound, never pasted in.")
        String query,

        @Key(
                "Columns of the query that tell rows apart, such as its primary key: rows are read in their order, so that a"
                        + " load can go on after the last one.")
        List<String> key,

        @Key(
                value = "Rows fetched at once, from 1 to " + MAX_FETCH_SIZE + "; smaller for wide rows.",
                defaultValue = "1000")
        int fetchSize,

        @Key(
                value =
                        "What a run reads: all rows of the query, or those behind the last one of the run before, in the order"
                                + " of the key.",
                defaultValue = "all")
        ReadMode read,

        @Key(
                "With read: new, and a key that begins with a timestamp: a row that is younger, by the database's clock, is left"
                        + " for a later run, because a transaction that is still open may commit an older one. Default: 5m.")
        @Nullable
        Duration lag,

        @Key(
                value = "With read: new: the time zone of a timestamp without one that the key begins with.",
                defaultValue = "UTC")
        ZoneId zone)
        implements SourceSpec {

    /** The most rows fetched at once. */
    public static final int MAX_FETCH_SIZE = 100_000;

    public JdbcSourceSpec {
        key = List.copyOf(key);
    }

    @Override
    public Output output() {
        return Output.ROWS;
    }

    @Override
    public boolean connects() {
        return true;
    }

    @Override
    public Map<String, String> identity() {
        Map<String, String> identity = new TreeMap<>(Map.of("query", query, "key", String.join("\n", key)));
        if (connection != null) {
            identity.put("connection", connection);
        }
        return identity;
    }

    @Override
    public void validate(Problems problems) {
        if (query.isBlank()) {
            problems.add("query", "expected a query such as select id, name from customers, found none");
        }
        if (JdbcQuery.hasUnnamedParameters(query)) {
            problems.add("query", "expected parameters as :name, found '?'; write ?? for an operator '?'");
        }
        validateKey(problems);
        if (fetchSize < 1 || fetchSize > MAX_FETCH_SIZE) {
            problems.add("fetch-size", "expected 1 to " + MAX_FETCH_SIZE + " rows, found " + fetchSize);
        }
        problems.require(read == ReadMode.NEW || lag == null, "lag", "'read: new' with it");
    }

    private void validateKey(Problems problems) {
        if (key.isEmpty()) {
            problems.add(
                    "key",
                    "missing key 'key': name the columns that tell the rows of the query apart, such as its primary key."
                            + " Rows are read in their order, and where a load stops, its position is their values in the last"
                            + " row; without them it could not go on");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < key.size(); i++) {
            if (!seen.add(key.get(i))) {
                problems.add("key[" + i + "]", "expected every column once, found '" + key.get(i) + "' again");
            }
        }
    }

    @Override
    public void validate(Schema schema, Problems problems) {
        for (Field field : schema.fields()) {
            if (readsNewBy(field) && !field.type().zone().equals(zone)) {
                problems.add(
                        "zone",
                        "expected zone " + field.type().zone() + ", in which field '" + field.name()
                                + "' reads the column that the key begins with, found " + zone);
            }
            if (RowOrigin.isPath(field.from())) {
                problems.add(
                        "query",
                        "field '" + field.name() + "': " + RowOrigin.NAME_WANTED + ", found '" + field.from()
                                + "'; give the column another name in the query (… as name) and the field that name as from");
            }
            if (field.type().kind() == Kind.JSON && !field.nullValues().isEmpty()) {
                problems.add(
                        "query",
                        "field '" + field.name()
                                + "': expected no null-values on json from a query; use nullif in the query");
            }
        }
    }

    private boolean readsNewBy(Field field) {
        return read == ReadMode.NEW
                && field.type().kind() == Kind.TIMESTAMP
                && !key.isEmpty()
                && field.from().equalsIgnoreCase(key.get(0));
    }

    @Override
    public void validateParameters(Outline input, Problems problems) {
        Set<String> known = input.parameters().types().keySet();
        for (String name : JdbcQuery.parameterNames(query)) {
            if (!known.contains(name) && !input.doubtsParameter(name)) {
                String meant = Suggestions.didYouMean(name, known);
                problems.add(
                        "query",
                        "unknown parameter ':" + name + "'"
                                + (meant.isEmpty()
                                        ? "; declare it under 'parameters:', or write \\: for a colon that begins none"
                                        : meant));
            }
        }
    }

    /** What the input is called in messages and with rejects. */
    String inputName() {
        return connection == null ? "query" : connection;
    }

    @Override
    public RowSource open(SourceContext context) {
        return new JdbcSource(this, context);
    }
}
