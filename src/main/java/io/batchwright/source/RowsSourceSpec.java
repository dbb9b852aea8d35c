package io.batchwright.source;

import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Schema;
import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import io.batchwright.spec.TypeName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Made-up rows, as from a database: a number and a text each.
 *
 * @param totalRows how many; null for rows without end
 */
@TypeName(value = "rows", doc = "Made-up rows, for trials: n (a number from 1) and row (Row_ID_n_Data_Payload).")
public record RowsSourceSpec(
        @Key("How many rows; without end if left out.") @Nullable
        Long totalRows) implements SourceSpec {

    @Override
    public Output output() {
        return Output.ROWS;
    }

    @Override
    public List<Field> defaultFields() {
        return List.of(Field.of(RowsReader.NUMBER, FieldType.LONG), Field.of(RowsReader.TEXT, FieldType.STRING));
    }

    @Override
    public Map<String, String> identity() {
        return totalRows == null ? Map.of() : Map.of("total-rows", totalRows.toString());
    }

    @Override
    public void validate(Problems problems) {
        if (totalRows != null && totalRows < 0) {
            problems.add("total-rows", "expected a number of rows from 0, found " + totalRows);
        }
    }

    @Override
    public void validate(Schema schema, Problems problems) {
        for (Field field : schema.fields()) {
            FieldType expected = RowsReader.TYPES.get(field.from());
            if (expected == null || !expected.equals(field.type())) {
                problems.add("", "expected the fields n: long and row: string, found '" + field.from() + "'");
            }
        }
    }

    @Override
    public RowSource open(SourceContext context) {
        return new RowsSource(totalRows);
    }
}
