package io.batchwright.sink;

import io.batchwright.bytes.Excerpt;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The name of a table.
 *
 * @param schema its schema, or null for the connection's own
 * @param table its name in the schema
 */
record TableName(@Nullable String schema, String table) {

    /** The longest identifier of PostgreSQL, in bytes. */
    static final int LONGEST = 63;

    /** @throws IllegalArgumentException if the text is neither {@code table} nor {@code schema.table} */
    static TableName parse(String text) {
        String[] parts = text.split("\\.", -1);
        boolean named = parts.length <= 2;
        for (String part : parts) {
            named &= !part.isBlank();
        }
        if (!named) {
            throw new IllegalArgumentException("expected 'table' or 'schema.table', found '" + text + "'");
        }
        for (String part : parts) {
            requireLength("the name", part);
        }
        return parts.length == 1 ? new TableName(null, text) : new TableName(parts[0], parts[1]);
    }

    /**
     * Refuses names that a database would cut or choke on: PostgreSQL cuts at 63 bytes in silence, so that two names become one
     * table, and H2 stores a longer one than it can read again.
     *
     * @throws IllegalArgumentException if the name is too long
     */
    static void requireLength(String what, String name) {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST) {
            throw new IllegalArgumentException("expected at most " + LONGEST + " bytes in " + what + ", found " + bytes
                    + ": '" + Excerpt.of(name) + "'");
        }
    }

    /** As an identifier of SQL. */
    String quoted() {
        return schema == null ? Vendor.quote(table) : Vendor.quote(schema) + "." + Vendor.quote(table);
    }

    @Override
    public String toString() {
        return schema == null ? table : schema + "." + table;
    }
}
