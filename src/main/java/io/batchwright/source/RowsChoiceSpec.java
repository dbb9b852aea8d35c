package io.batchwright.source;

import io.batchwright.bytes.Bytes;
import io.batchwright.record.Column;
import io.batchwright.record.FieldType;
import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import io.batchwright.spec.TypeName;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One of some texts, each as often as the others.
 *
 * @param values the texts; one that stands there twice comes twice as often
 * @param seed makes another choice
 */
@TypeName(value = "choice", doc = "One of some texts, the same at every run.")
public record RowsChoiceSpec(
        @Key("The texts; one that stands there twice comes twice as often.")
        List<String> values,

        @Key(value = "Another seed makes another choice.", defaultValue = "1")
        long seed)
        implements RowsColumnSpec {

    public RowsChoiceSpec {
        values = List.copyOf(values);
    }

    @Override
    public FieldType fieldType() {
        return FieldType.STRING;
    }

    @Override
    public void validate(Problems problems) {
        if (values.isEmpty()) {
            problems.add("values", "expected texts such as [new, paid, sent], found none");
        }
    }

    @Override
    public void fill(Column column, Bytes bytes, long before, int count) {
        int[] starts = new int[values.size() + 1];
        for (int i = 0; i < values.size(); i++) {
            byte[] text = values.get(i).getBytes(StandardCharsets.UTF_8);
            starts[i] = bytes.append(text, 0, text.length);
            starts[i + 1] = bytes.length();
        }
        for (int row = 0; row < count; row++) {
            int chosen = (int) (RowsHash.fraction(seed, column.field().from(), before + row) * values.size());
            column.slice(row, starts[chosen], starts[chosen + 1]);
        }
    }
}
