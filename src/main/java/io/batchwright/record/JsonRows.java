package io.batchwright.record;

import io.batchwright.bytes.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes rows as JSON objects (RFC 8259) on one line each, a member for each field that has a value: numbers and booleans as such, decimals as
 * numbers with all their digits, JSON as it is, everything else as strings, dates and times in ISO 8601. Not thread-safe.
 */
public final class JsonRows implements AutoCloseable {

    private static final JsonFactory FACTORY =
            JsonFactory.builder().rootValueSeparator("").build();

    private final JsonGenerator out;
    private final SerializableString[] names;

    /**
     * @param target where to; closed with this
     * @param name the name of a field's member
     */
    public JsonRows(OutputStream target, Schema schema, Function<Field, String> name) {
        this.out = FACTORY.createGenerator(ObjectWriteContext.empty(), target);
        this.names = schema.fields().stream()
                .map(field -> new SerializedString(name.apply(field)))
                .toArray(SerializableString[]::new);
    }

    /** One row of a source that has columns, each under the name by which the field is found there. */
    public static byte[] object(Schema schema, Bytes bytes, Column[] columns, int row) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (JsonRows rows = new JsonRows(target, schema, Field::from)) {
            rows.write(bytes, columns, row);
        }
        return target.toByteArray();
    }

    /**
     * Writes one row as an object, without a line end.
     *
     * @param columns one for each field; decoded, or raw
     */
    public void write(Bytes bytes, Column[] columns, int row) {
        out.writeStartObject();
        for (int i = 0; i < columns.length; i++) {
            Column column = columns[i];
            if (hasValue(column, row)) {
                out.writeName(names[i]);
                writeValue(bytes, column, row);
            }
        }
        out.writeEndObject();
    }

    /** Writes a character between two objects, as it is. */
    public void raw(char c) {
        out.writeRaw(c);
    }

    /** Makes everything written reach the target, which is not flushed itself. */
    public void flush() {
        out.flush();
    }

    private static boolean hasValue(Column column, int row) {
        return column.decoded() ? !column.isNull(row) : column.starts()[row] >= 0;
    }

    private void writeValue(Bytes bytes, Column column, int row) {
        if (!column.decoded()) {
            writeText(bytes, column, row);
            return;
        }
        switch (column.field().type().kind()) {
            case INT, LONG -> out.writeNumber(column.longs()[row]);
            case BOOLEAN -> out.writeBoolean(column.longs()[row] != 0);
            case DOUBLE -> writeDouble(column.doubles()[row]);
            case DECIMAL -> out.writeNumber(text(bytes, column, row));
            case JSON -> out.writeRawValue(onOneLine(text(bytes, column, row)));
            case STRING, UUID -> writeText(bytes, column, row);
            case DATE, TIME, TIMESTAMP -> out.writeString(String.valueOf(RecordView.value(bytes, column, row)));
        }
    }

    /** Line ends stand in JSON only between its parts; within strings they are escaped. */
    private static String onOneLine(String json) {
        return json.replace('\n', ' ').replace('\r', ' ');
    }

    /** JSON has no infinities and no NaN. */
    private void writeDouble(double value) {
        if (Double.isFinite(value)) {
            out.writeNumber(value);
        } else {
            out.writeString(Double.toString(value));
        }
    }

    private void writeText(Bytes bytes, Column column, int row) {
        int from = column.starts()[row];
        out.writeUTF8String(bytes.array(), from, column.ends()[row] - from);
    }

    private static String text(Bytes bytes, Column column, int row) {
        return bytes.text(column.starts()[row], column.ends()[row]);
    }

    @Override
    public void close() {
        out.close();
    }
}
