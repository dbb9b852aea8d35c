package io.batchwright.record;

import io.batchwright.bytes.Bytes;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of a batch, for people: values by field name. Decodes on first use, which may reject rows of the batch; a view,
 * not a copy, valid as long as the batch's schema stays. A row must be alive. Names that are no field are an {@link
 * IllegalArgumentException}.
 */
public final class RecordView {

    private final RecordBatch batch;
    private final int row;

    /** @param row row index in {@code batch}, from 0 */
    public RecordView(RecordBatch batch, int row) {
        this.batch = batch;
        this.row = row;
    }

    /** Whether the field has no value. */
    public boolean isNull(String field) {
        return column(field).isNull(row);
    }

    /** The value of an int, long, boolean (0 or 1), date, time or timestamp field as {@link Kind} stores it; 0 if it is null. */
    public long getLong(String field) {
        return column(field).longs()[row];
    }

    /** The value of a double field; 0 if it is null. */
    public double getDouble(String field) {
        return column(field).doubles()[row];
    }

    /** The value as text, or null. */
    public @Nullable String getString(String field) {
        Object value = value(field);
        return value == null ? null : value.toString();
    }

    /**
     * The value as an object, or null: {@code Long} for int and long, {@code Double}, {@code Boolean}, {@code String} for
     * string and json, {@code BigDecimal}, {@code LocalDate}, {@code LocalTime}, {@code Instant}, {@code UUID}.
     */
    public @Nullable Object value(String field) {
        return value(batch.bytes(), column(field), row);
    }

    /** The value of a decoded column at a row, as {@link #value(String)} gives it. */
    public static @Nullable Object value(Bytes bytes, Column column, int row) {
        if (column.isNull(row)) {
            return null;
        }
        return switch (column.field().type().kind()) {
            case INT, LONG -> column.longs()[row];
            case BOOLEAN -> column.longs()[row] != 0;
            case DOUBLE -> column.doubles()[row];
            case DATE -> LocalDate.ofEpochDay(column.longs()[row]);
            case TIME -> LocalTime.ofNanoOfDay(column.longs()[row] * 1000);
            case TIMESTAMP -> Instant.EPOCH.plus(column.longs()[row], ChronoUnit.MICROS);
            case STRING, JSON -> text(bytes, column, row);
            case DECIMAL -> new BigDecimal(text(bytes, column, row));
            case UUID -> UUID.fromString(text(bytes, column, row));
        };
    }

    private static String text(Bytes bytes, Column column, int row) {
        return bytes.text(column.starts()[row], column.ends()[row]);
    }

    private Column column(String field) {
        int index = batch.schema().indexOf(field);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "no field '" + field + "' among " + batch.schema().names());
        }
        return batch.decode(index);
    }
}
