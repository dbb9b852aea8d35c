package io.batchwright.source;

import io.batchwright.bytes.Bytes;
import io.batchwright.record.Column;
import io.batchwright.record.FieldType;
import io.batchwright.spec.Key;
import io.batchwright.spec.TypeName;

/**
 * Whole numbers at equal distances; beyond 64 bits they start over at the other end.
 *
 * @param from the first
 * @param step from one to the next
 */
@TypeName(value = "sequence", doc = "Whole numbers at equal distances.")
public record RowsSequenceSpec(
        @Key(value = "The first number.", defaultValue = "1")
        long from,

        @Key(value = "From one number to the next.", defaultValue = "1")
        long step)
        implements RowsColumnSpec {

    @Override
    public FieldType fieldType() {
        return FieldType.LONG;
    }

    @Override
    public void fill(Column column, Bytes bytes, long before, int count) {
        for (int row = 0; row < count; row++) {
            column.longs()[row] = from + step * (before + row);
        }
    }
}
