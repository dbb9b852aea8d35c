package io.batchwright.source;

import io.batchwright.record.Field;
import io.batchwright.record.Schema;
import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import io.batchwright.spec.TypeName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Made-up rows, as from a database.
 *
 * @param totalRows how many; null for rows without end
 * @param generate how each column is made, by its name; empty for a number and a text each
 */
@TypeName(
        value = "rows",
        doc = "Made-up rows, for trials: n (a number from 1) and row (Row_ID_n_Data_Payload), or any.")
public record RowsSourceSpec(
        @Key("How many rows; without end if left out.") @Nullable
        Long totalRows,

        @Key("The columns by name, and how each is made; n and row if left out.")
        Map<String, RowsColumnSpec> generate)
        implements SourceSpec {

    private static final Map<String, RowsColumnSpec> SIMULATED =
            columns("n", new RowsSequenceSpec(1, 1), "row", new RowsTextSpec("Row_ID_{n}_Data_Payload"));

    public RowsSourceSpec {
        generate = Collections.unmodifiableMap(new LinkedHashMap<>(generate));
    }

    private static Map<String, RowsColumnSpec> columns(
            String first, RowsColumnSpec ofFirst, String second, RowsColumnSpec ofSecond) {
        Map<String, RowsColumnSpec> columns = new LinkedHashMap<>();
        columns.put(first, ofFirst);
        columns.put(second, ofSecond);
        return columns;
    }

    private Map<String, RowsColumnSpec> columns() {
        return generate.isEmpty() ? SIMULATED : generate;
    }

    @Override
    public Output output() {
        return Output.ROWS;
    }

    @Override
    public List<Field> defaultFields() {
        return columns().entrySet().stream()
                .filter(column -> !column.getKey().isEmpty())
                .map(column -> Field.of(column.getKey(), column.getValue().fieldType()))
                .toList();
    }

    @Override
    public Map<String, String> identity() {
        return Stream.of(
                        Map.entry("total-rows", totalRows == null ? "" : totalRows.toString()),
                        Map.entry("generate", generate.isEmpty() ? "" : generate.toString()))
                .filter(entry -> !entry.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void validate(Problems problems) {
        if (totalRows != null && totalRows < 0) {
            problems.add("total-rows", "expected a number of rows from 0, found " + totalRows);
        }
        generate.forEach((name, column) -> {
            if (name.isEmpty() || RowOrigin.isPath(name)) {
                problems.add("generate." + name, RowOrigin.NAME_WANTED + ", found '" + name + "'");
            }
            column.validate(problems.in("generate." + name));
        });
    }

    @Override
    public void validate(Schema schema, Problems problems) {
        String columns = columns().entrySet().stream()
                .map(column -> column.getKey() + ": " + column.getValue().fieldType())
                .collect(Collectors.joining(", "));
        for (Field field : schema.fields()) {
            RowsColumnSpec column = columns().get(field.from());
            if (column == null || !column.fieldType().equals(field.type())) {
                problems.add(
                        "", "expected fields among " + columns + ", found '" + field.from() + "': " + field.type());
            }
        }
    }

    @Override
    public RowSource open(SourceContext context) {
        return new RowsSource(totalRows, columns());
    }
}
