package io.batchwright.record;

import io.batchwright.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Decodes one raw column: null values, default, required, and the type's own decoder. */
final class ColumnDecoder {

    /** The stage under which its rejects are kept. */
    static final String STAGE = "fields";

    private static final int LONGEST_VALUE_SHOWN = 80;

    private final Field field;
    private final ValueDecoder decoder;
    private final byte[][] nullValues;

    ColumnDecoder(Field field) {
        this.field = field;
        this.decoder = ValueDecoder.of(field.type());
        this.nullValues = field.nullValues().stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    void decode(RecordBatch batch, Column column) {
        column.allocate(batch.capacity());
        Bytes bytes = batch.bytes();
        int[] selection = batch.selection();
        int[] starts = column.starts();
        int[] ends = column.ends();
        int defaultStart = -1;
        boolean rejected = false;
        for (int i = 0, n = batch.selected(); i < n; i++) {
            int row = selection[i];
            int start = starts[row];
            int end = ends[row];
            if (start < 0 || (nullValues.length > 0 && isNullValue(bytes.array(), start, end))) {
                String defaultText = field.defaultText();
                if (defaultText == null) {
                    column.nulls()[row] = true;
                    if (field.required()) {
                        batch.reject(
                                row,
                                STAGE,
                                field.name(),
                                start < 0
                                        ? "required field '" + field.name() + "' is missing"
                                        : "required field '" + field.name() + "' has no value");
                        rejected = true;
                    }
                    continue;
                }
                if (defaultStart < 0) {
                    byte[] text = defaultText.getBytes(StandardCharsets.UTF_8);
                    defaultStart = bytes.append(text, 0, text.length);
                }
                start = defaultStart;
                end = start + defaultText.getBytes(StandardCharsets.UTF_8).length;
            }
            if (!decoder.decode(bytes, start, end, column, row)) {
                batch.reject(row, STAGE, field.name(), mismatch(bytes, start, end));
                rejected = true;
            }
        }
        if (rejected) {
            batch.compact();
        }
    }

    private boolean isNullValue(byte[] array, int start, int end) {
        for (byte[] nullValue : nullValues) {
            if (Arrays.equals(array, start, end, nullValue, 0, nullValue.length)) {
                return true;
            }
        }
        return false;
    }

    private String mismatch(Bytes bytes, int start, int end) {
        String found = bytes.text(start, end);
        String shown = found.length() > LONGEST_VALUE_SHOWN ? found.substring(0, LONGEST_VALUE_SHOWN) + "…" : found;
        return "field '" + field.name() + "': expected " + decoder.expectation() + ", found '" + shown + "'";
    }
}
