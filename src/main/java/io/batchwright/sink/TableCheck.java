package io.batchwright.sink;

import io.batchwright.record.Field;
import io.batchwright.record.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Compares the columns of a table with the fields that go into it, and reports every difference at once. */
final class TableCheck {

    private final TableName name;
    private final Schema schema;
    private final List<TableColumn> columns;
    private final boolean caseSensitive;
    private final List<String> differences = new ArrayList<>();

    /** @param caseSensitive whether the database tells quoted names apart that differ in case only */
    TableCheck(TableName name, Schema schema, List<TableColumn> columns, boolean caseSensitive) {
        this.name = name;
        this.schema = schema;
        this.columns = columns;
        this.caseSensitive = caseSensitive;
    }

    /**
     * The column of each field, in the order of the fields.
     *
     * @throws SinkException if the table does not suit; lists every difference
     */
    List<TableColumn> matching() {
        List<TableColumn> matching = new ArrayList<>();
        for (Field field : schema.fields()) {
            TableColumn column = columnOf(field);
            if (column != null) {
                matching.add(column);
            }
        }
        for (TableColumn column : columns) {
            if (!column.fillsItself() && !matching.contains(column)) {
                differences.add("column '" + column.name() + "': expected a field for it, as it is NOT NULL without a"
                        + " default, found none");
            }
        }
        if (!differences.isEmpty()) {
            throw new SinkException("table '" + name + "' does not suit the fields:\n  "
                    + String.join("\n  ", differences)
                    + "\nChange the table or the fields, or let sink.table name a table that is still to be created.");
        }
        return matching;
    }

    private @Nullable TableColumn columnOf(Field field) {
        for (TableColumn column : columns) {
            if (matches(column.name(), field.name())) {
                if (!column.takes(field.type())) {
                    differences.add("column '" + column.name() + "': expected " + ColumnType.expectation(field.type())
                            + ", found " + column.describe());
                }
                return column;
            }
        }
        differences.add("column '" + field.name() + "': expected " + ColumnType.expectation(field.type())
                + ", found no such column");
        return null;
    }

    private boolean matches(String column, String field) {
        return caseSensitive
                ? column.equals(field)
                : column.toUpperCase(Locale.ROOT).equals(field.toUpperCase(Locale.ROOT));
    }
}
