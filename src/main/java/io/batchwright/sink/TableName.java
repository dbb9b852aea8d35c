package io.batchwright.sink;

import org.jspecify.annotations.Nullable;

/**
 * The name of a table.
 *
 * @param schema its schema, or null for the connection's own
 * @param table its name in the schema
 */
record TableName(@Nullable String schema, String table) {

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
        return parts.length == 1 ? new TableName(null, text) : new TableName(parts[0], parts[1]);
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
