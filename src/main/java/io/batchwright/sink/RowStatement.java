package io.batchwright.sink;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The text of statements that write rows of parameters.
 *
 * @param prefix what comes before the rows
 * @param row the parameters of one row, in parentheses
 * @param suffix what comes after the rows
 */
record RowStatement(String prefix, String row, String suffix) {

    /** The statement for some number of rows, at least one. */
    String rows(int count) {
        return prefix + row + (", " + row).repeat(count - 1) + suffix;
    }

    /**
     * The statement that does on a vendor's database what a mode says.
     *
     * @param target the table, its columns and its key
     */
    static RowStatement of(Vendor vendor, WriteMode mode, WriteTarget target) {
        if (vendor == Vendor.POSTGRESQL) {
            return new RowStatement(
                    target.insertInto() + " VALUES ", placeholders(vendor, target), target.onConflict(mode));
        }
        return switch (mode) {
            case INSERT, REPLACE ->
                new RowStatement(target.insertInto() + " VALUES ", placeholders(vendor, target), "");
            case UPSERT ->
                new RowStatement(
                        "MERGE INTO " + target.table().quoted() + target.columnList() + " KEY" + target.keyList()
                                + " VALUES ",
                        placeholders(vendor, target),
                        "");
            case IGNORE -> mergeUnmatched(vendor, target);
        };
    }

    private static RowStatement mergeUnmatched(Vendor vendor, WriteTarget target) {
        String source = target.columnList();
        return new RowStatement(
                "MERGE INTO " + target.table().quoted() + " AS target USING (VALUES ",
                join(target.typedPlaceholders(vendor), Function.identity()),
                ") AS source" + source + " ON "
                        + target.key().stream()
                                .map(Vendor::quote)
                                .map(key -> "target." + key + " = source." + key)
                                .collect(Collectors.joining(" AND "))
                        + " WHEN NOT MATCHED THEN INSERT" + source + " VALUES "
                        + join(target.columns(), column -> "source." + Vendor.quote(column.name())));
    }

    private static String placeholders(Vendor vendor, WriteTarget target) {
        return join(target.columns(), column -> vendor.placeholder(column.type()));
    }

    private static <T> String join(List<T> parts, Function<T, String> text) {
        return parts.stream().map(text).collect(Collectors.joining(", ", "(", ")"));
    }
}
