package io.batchwright.transform.expression;

import io.batchwright.bytes.Bytes;
import io.batchwright.record.Column;
import io.batchwright.record.Location;
import io.batchwright.record.Position;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.Schema;
import io.batchwright.record.Segment;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Batches for tests: decoded from objects, or raw from text. */
public final class BatchFixture {

    private BatchFixture() {}

    /** A batch of decoded columns; each row has one value per field, null for none. */
    public static RecordBatch decoded(Schema schema, List<? extends List<? extends @Nullable Object>> rows) {
        RecordBatch batch = empty(schema, rows.size());
        Column[] columns = new Column[schema.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Column.computed(schema.field(i), batch.capacity());
            for (int row = 0; row < rows.size(); row++) {
                store(batch.bytes(), columns[i], row, rows.get(row).get(i));
            }
        }
        batch.columns(schema, columns);
        return batch;
    }

    /** A batch of raw columns; each row has one text per field, null for none. */
    public static RecordBatch raw(Schema schema, List<? extends List<? extends @Nullable String>> rows) {
        RecordBatch batch = empty(schema, rows.size());
        for (int i = 0; i < schema.size(); i++) {
            for (int row = 0; row < rows.size(); row++) {
                String text = rows.get(row).get(i);
                if (text != null) {
                    slice(batch.bytes(), batch.column(i), row, text);
                }
            }
        }
        return batch;
    }

    private static RecordBatch empty(Schema schema, int rows) {
        Bytes bytes = new Bytes(rows);
        bytes.length(rows);
        Segment segment = new Segment(
                bytes, 0, rows, rows, (s, at, line) -> new Location("test", line + 1, at, new Position("row " + line)));
        RecordBatch batch = new RecordBatch(schema, segment, Math.max(1, rows));
        for (int row = 0; row < rows; row++) {
            batch.addRow(row, row + 1, row);
        }
        return batch;
    }

    private static void store(Bytes bytes, Column column, int row, @Nullable Object value) {
        if (value == null) {
            column.nulls()[row] = true;
        } else if (value instanceof Double number) {
            column.doubles()[row] = number;
        } else if (value instanceof Long || value instanceof Integer) {
            column.longs()[row] = ((Number) value).longValue();
        } else if (value instanceof Boolean flag) {
            column.longs()[row] = flag ? 1 : 0;
        } else if (value instanceof LocalDate date) {
            column.longs()[row] = date.toEpochDay();
        } else if (value instanceof LocalTime time) {
            column.longs()[row] = time.toNanoOfDay() / 1000;
        } else if (value instanceof Instant instant) {
            column.longs()[row] = instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000;
        } else {
            slice(bytes, column, row, value instanceof BigDecimal d ? d.toPlainString() : value.toString());
        }
    }

    private static void slice(Bytes bytes, Column column, int row, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int start = bytes.append(utf8, 0, utf8.length);
        column.slice(row, start, bytes.length());
    }
}
