package io.batchwright.sink;

import io.batchwright.record.Field;
import io.batchwright.record.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where rows go: a table that has been looked at.
 *
 * @param schema the fields
 * @param columns the column of each field, in the order of the fields
 * @param key names of the columns that tell records apart; may be empty
 */
record WriteTarget(TableName table, Schema schema, List<TableColumn> columns, List<String> key) {

    /** The same rows into another table. */
    WriteTarget in(TableName other) {
        return new WriteTarget(other, schema, columns, key);
    }

    /** The same rows, told apart by other columns. */
    WriteTarget by(List<String> otherKey) {
        return new WriteTarget(table, schema, columns, otherKey);
    }

    /** {@code INSERT INTO} with the table and its columns. */
    String insertInto() {
        return "INSERT INTO " + table.quoted() + columnList();
    }

    /** The columns in parentheses, after a space. */
    String columnList() {
        return " (" + columnNames() + ")";
    }

    /** The columns. */
    String columnNames() {
        return names(columns.stream().map(TableColumn::name).toList());
    }

    /** The key's columns in parentheses, after a space. */
    String keyList() {
        return " (" + names(key) + ")";
    }

    /** PostgreSQL's clause for records whose key is there; empty if such a record is an error. */
    String onConflict(WriteMode mode) {
        return switch (mode) {
            case INSERT, REPLACE -> "";
            case IGNORE -> " ON CONFLICT" + keyList() + " DO NOTHING";
            case UPSERT -> " ON CONFLICT" + keyList() + " DO UPDATE SET " + assignments();
        };
    }

    /** A row that has nothing but its key is updated all the same, so that triggers see it and it counts. */
    private String assignments() {
        List<String> updated = columns.stream()
                .map(TableColumn::name)
                .filter(name -> !key.contains(name))
                .toList();
        return (updated.isEmpty() ? key : updated)
                .stream()
                        .map(Vendor::quote)
                        .map(name -> name + " = EXCLUDED." + name)
                        .collect(Collectors.joining(", "));
    }

    /** Placeholders that say their own type, one for each column, for statements where the database can not infer it. */
    List<String> typedPlaceholders(Vendor vendor) {
        List<String> placeholders = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            placeholders.add(
                    typedPlaceholder(vendor, schema.field(i), columns.get(i).type()));
        }
        return placeholders;
    }

    private static String typedPlaceholder(Vendor vendor, Field field, ColumnType type) {
        return switch (type) {
            case JSON -> vendor.placeholder(type);
            case TEXT -> "CAST(? AS character varying)";
            case TIMESTAMP -> "CAST(? AS timestamp(6))";
            default -> "CAST(? AS " + vendor.typeName(field.type()) + ")";
        };
    }

    /** The indexes of the fields whose columns make the key. */
    int[] keyFields() {
        return key.stream()
                .mapToInt(
                        name -> columns.stream().map(TableColumn::name).toList().indexOf(name))
                .toArray();
    }

    /** The name of the field that goes into a column; the column's own name if it is none of ours. */
    String fieldOf(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equalsIgnoreCase(column)) {
                return schema.field(i).name();
            }
        }
        return column;
    }

    private static String names(List<String> names) {
        return names.stream().map(Vendor::quote).collect(Collectors.joining(", "));
    }
}
