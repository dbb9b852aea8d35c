package io.batchwright.source;

import io.batchwright.bytes.Bytes;
import io.batchwright.record.Column;
import io.batchwright.record.FieldType;
import io.batchwright.record.Values;
import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import io.batchwright.spec.TypeName;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Instants at equal distances.
 *
 * @param from the first, in ISO 8601, in UTC unless it says otherwise
 * @param step from one to the next
 */
@TypeName(value = "timestamp", doc = "Instants at equal distances.")
public record RowsTimestampSpec(
        @Key(value = "The first instant, in ISO 8601.", defaultValue = "2026-01-01T00:00:00Z")
        String from,

        @Key(value = "From one instant to the next.", defaultValue = "1s")
        Duration step)
        implements RowsColumnSpec {

    @Override
    public FieldType fieldType() {
        return FieldType.TIMESTAMP;
    }

    @Override
    public void validate(Problems problems) {
        try {
            Values.parse(FieldType.TIMESTAMP, from);
        } catch (IllegalArgumentException e) {
            problems.add("from", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void fill(Column column, Bytes bytes, long before, int count) {
        Instant first = (Instant) Values.parse(FieldType.TIMESTAMP, from);
        long start = ChronoUnit.MICROS.between(Instant.EPOCH, first);
        long micros = step.toNanos() / 1_000;
        for (int row = 0; row < count; row++) {
            column.longs()[row] = start + micros * (before + row);
        }
    }
}
