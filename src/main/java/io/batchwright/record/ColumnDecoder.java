package io.batchwright.record;

import io.batchwright.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Decodes the raw columns of one field: null values, default, required, and the type's own decoder. Thread-safe. */
final class ColumnDecoder {

    /** The stage under which its rejects are kept. */
    static final String STAGE = "fields";

    private final Field field;
    private final ValueDecoder decoder;
    private final byte[][] nullValues;
    private final @Nullable DefaultValue defaultValue;

    /** @throws IllegalArgumentException if the field's default does not fit its type */
    ColumnDecoder(Field field) {
        this.field = field;
        this.decoder = ValueDecoder.of(field.type());
        this.nullValues = field.nullValues().stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        this.defaultValue = DefaultValue.of(field);
    }

    /** Gives the column its stored form for the rows that are alive; rejects those that do not fit, and compacts. */
    void decode(RecordBatch batch, Column column) {
        column.allocate(batch.capacity());
        int absent = markAbsent(batch, column);
        int[] present = absent == 0 ? batch.selection() : rows(batch, column, false);
        int presentCount = batch.selected() - absent;
        if (absent > 0) {
            fillAbsent(batch, column, rows(batch, column, true), absent);
        }
        decoder.decodeAll(batch.bytes(), column, present, presentCount, row -> rejectMismatch(batch, column, row));
        batch.compact();
    }

    /** Fills the rows that have no value in a column that came decoded; rejects those that need one, and compacts. */
    void complete(RecordBatch batch, Column column) {
        int absent = 0;
        for (int i = 0, n = batch.selected(); i < n; i++) {
            absent += column.isNull(batch.selection()[i]) ? 1 : 0;
        }
        if (absent > 0) {
            fillAbsent(batch, column, rows(batch, column, true), absent);
            batch.compact();
        }
    }

    /** Marks the rows without a value as null and returns how many they are. */
    private int markAbsent(RecordBatch batch, Column column) {
        int[] selection = batch.selection();
        int[] starts = column.starts();
        int[] ends = column.ends();
        boolean[] nulls = column.nulls();
        byte[] array = batch.bytes().array();
        int absent = 0;
        for (int i = 0, n = batch.selected(); i < n; i++) {
            int row = selection[i];
            if (starts[row] < 0 || (nullValues.length > 0 && isNullValue(array, starts[row], ends[row]))) {
                nulls[row] = true;
                absent++;
            }
        }
        return absent;
    }

    private boolean isNullValue(byte[] array, int start, int end) {
        for (byte[] nullValue : nullValues) {
            if (Arrays.equals(array, start, end, nullValue, 0, nullValue.length)) {
                return true;
            }
        }
        return false;
    }

    /** The rows alive that are null, or those that are not. */
    private static int[] rows(RecordBatch batch, Column column, boolean areNull) {
        int[] rows = new int[batch.selected()];
        int count = 0;
        for (int i = 0; i < batch.selected(); i++) {
            int row = batch.selection()[i];
            if (column.nulls()[row] == areNull) {
                rows[count++] = row;
            }
        }
        return rows;
    }

    private void fillAbsent(RecordBatch batch, Column column, int[] rows, int count) {
        if (defaultValue != null) {
            defaultValue.store(batch.bytes(), column, rows, count);
        } else if (field.required()) {
            for (int i = 0; i < count; i++) {
                batch.reject(
                        rows[i], STAGE, field.name(), "required field '" + field.name() + "' " + flaw(column, rows[i]));
            }
        }
    }

    private static String flaw(Column column, int row) {
        boolean sliced = column.starts().length > 0;
        return sliced && column.starts()[row] < 0 ? "is missing" : "has no value";
    }

    private void rejectMismatch(RecordBatch batch, Column column, int row) {
        Bytes bytes = batch.bytes();
        String found = bytes.text(column.starts()[row], column.ends()[row]);
        batch.reject(row, STAGE, field.name(), "field '" + field.name() + "': " + Values.mismatch(decoder, found));
        column.nulls()[row] = true;
    }
}
