package io.batchwright.sink;

import io.batchwright.record.Column;
import io.batchwright.record.Field;
import io.batchwright.record.JsonRows;
import io.batchwright.record.Schema;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Makes the bodies of requests out of rows. The same rows make the same bytes. */
final class HttpBody {

    private final HttpSinkSpec.Body kind;
    private final Schema schema;

    HttpBody(HttpSinkSpec.Body kind, Schema schema) {
        this.kind = kind;
        this.schema = schema;
    }

    /** One request's body; at least one row. */
    byte[] of(RowSet rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonRows json = new JsonRows(bytes, schema, Field::name)) {
            if (kind == HttpSinkSpec.Body.JSON_ARRAY) {
                write(rows, json, ',');
            } else {
                write(rows, json, '\n');
                json.raw('\n');
            }
        }
        return kind == HttpSinkSpec.Body.JSON_ARRAY ? enclosed(bytes.toByteArray()) : bytes.toByteArray();
    }

    private void write(RowSet rows, JsonRows json, char between) {
        boolean first = true;
        for (RowSet.Slice slice : rows.slices()) {
            Column[] columns = new Column[schema.size()];
            Arrays.setAll(columns, slice.batch()::column);
            for (int i = slice.from(); i < slice.to(); i++) {
                if (!first) {
                    json.raw(between);
                }
                first = false;
                json.write(slice.batch().bytes(), columns, slice.rows()[i]);
            }
        }
    }

    private static byte[] enclosed(byte[] elements) {
        byte[] array = new byte[elements.length + 2];
        array[0] = '[';
        System.arraycopy(elements, 0, array, 1, elements.length);
        array[array.length - 1] = ']';
        return array;
    }
}
