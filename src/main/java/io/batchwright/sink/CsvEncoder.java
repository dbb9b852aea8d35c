package io.batchwright.sink;

import io.batchwright.record.Column;
import io.batchwright.record.Kind;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes rows as CSV, straight from their columns.
 *
 * <p>Hot path: makes no objects per value, except for doubles. The buffer is filled by hand; numbers, dates and times are put
 * together in a small one first, as a delimiter may be any character.
 */
final class CsvEncoder implements RowEncoder {

    private static final int BUFFER_SIZE = 1 << 16;
    private static final int LONGEST_NUMBER = 64;
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final byte QUOTE = '"';

    private final Kind[] kinds;
    private final Column[] columns;
    private final byte[] header;
    private final byte delimiter;
    private final byte[] nullValue;
    private final byte[] lineEnd;
    /** By byte: whether a value that holds it is quoted. */
    private final boolean[] quoted = new boolean[256];

    private final byte[] number = new byte[LONGEST_NUMBER];
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private int position;

    CsvEncoder(Schema schema, CsvOutputSpec spec) {
        this.kinds = schema.fields().stream().map(field -> field.type().kind()).toArray(Kind[]::new);
        this.columns = new Column[kinds.length];
        this.delimiter = (byte) spec.delimiter();
        this.nullValue = bytes(spec.nullValue() == null ? "" : spec.nullValue());
        this.lineEnd = bytes(spec.lineEnd().text());
        for (char c : new char[] {spec.delimiter(), QUOTE, '\r', '\n'}) {
            quoted[c] = true;
        }
        this.header = spec.header() ? bytes(headerOf(schema, spec)) : new byte[0];
    }

    private static String headerOf(Schema schema, CsvOutputSpec spec) {
        StringBuilder line = new StringBuilder();
        for (String name : schema.names()) {
            boolean plain =
                    !name.isBlank() && name.chars().noneMatch(c -> c == spec.delimiter() || c == '"' || c < ' ');
            line.append(plain ? name : '"' + name.replace("\"", "\"\"") + '"').append(spec.delimiter());
        }
        line.setLength(line.length() - 1);
        return line + spec.lineEnd().text();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void begin(OutputStream out) throws IOException {
        out.write(header);
    }

    @Override
    public void encode(RowSet rows, OutputStream out) throws IOException {
        position = 0;
        for (RowSet.Slice slice : rows.slices()) {
            RecordBatch batch = slice.batch();
            Arrays.setAll(columns, batch::column);
            for (int i = slice.from(); i < slice.to(); i++) {
                encodeRow(batch.bytes().array(), slice.rows()[i], out);
            }
        }
        flush(out);
    }

    private void encodeRow(byte[] bytes, int row, OutputStream out) throws IOException {
        for (int i = 0; i < columns.length; i++) {
            if (i > 0) {
                put(delimiter, out);
            }
            if (columns[i].isNull(row)) {
                putNull(out);
            } else {
                encodeValue(bytes, kinds[i], columns[i], row, out);
            }
        }
        put(lineEnd, 0, lineEnd.length, out);
    }

    /** An empty line would be no row at all. */
    private void putNull(OutputStream out) throws IOException {
        if (columns.length == 1 && nullValue.length == 0) {
            putQuoted(nullValue, 0, 0, out);
        } else {
            put(nullValue, 0, nullValue.length, out);
        }
    }

    private void encodeValue(byte[] bytes, Kind kind, Column column, int row, OutputStream out) throws IOException {
        if (kind.storage() == Kind.Storage.TEXT) {
            putValue(bytes, column.starts()[row], column.ends()[row], out);
        } else {
            putValue(number, 0, putNumber(kind, column, row), out);
        }
    }

    /** Returns the index after it. */
    private int putNumber(Kind kind, Column column, int row) {
        if (kind == Kind.DOUBLE) {
            return putAscii(Double.toString(column.doubles()[row]));
        }
        long value = column.longs()[row];
        return switch (kind) {
            case BOOLEAN -> putAscii(value == 0 ? "false" : "true");
            case DATE -> CopyText.putDate(number, 0, value);
            case TIME -> CopyText.putTime(number, 0, value);
            case TIMESTAMP -> putTimestamp(value);
            default -> CopyText.putLong(number, 0, value);
        };
    }

    /** In UTC, as ISO 8601 has it. */
    private int putTimestamp(long micros) {
        long day = Math.floorDiv(micros, MICROS_PER_DAY);
        int next = CopyText.putDate(number, 0, day);
        number[next++] = 'T';
        next = CopyText.putTime(number, next, micros - day * MICROS_PER_DAY);
        number[next++] = 'Z';
        return next;
    }

    @SuppressWarnings("deprecation") // getBytes(int, int, byte[], int) is exact for ASCII and makes no array
    private int putAscii(String text) {
        text.getBytes(0, text.length(), number, 0);
        return text.length();
    }

    private void putValue(byte[] bytes, int from, int to, OutputStream out) throws IOException {
        if (needsQuotes(bytes, from, to)) {
            putQuoted(bytes, from, to, out);
        } else {
            put(bytes, from, to, out);
        }
    }

    /** Empty text is quoted, so that it differs from no value. */
    private boolean needsQuotes(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (quoted[bytes[i] & 0xFF]) {
                return true;
            }
        }
        return from == to || Arrays.equals(bytes, from, to, nullValue, 0, nullValue.length);
    }

    private void putQuoted(byte[] bytes, int from, int to, OutputStream out) throws IOException {
        put(QUOTE, out);
        int plain = from;
        for (int i = from; i < to; i++) {
            if (bytes[i] == QUOTE) {
                put(bytes, plain, i + 1, out);
                plain = i;
            }
        }
        put(bytes, plain, to, out);
        put(QUOTE, out);
    }

    private void put(byte b, OutputStream out) throws IOException {
        if (position == BUFFER_SIZE) {
            flush(out);
        }
        buffer[position++] = b;
    }

    private void put(byte[] bytes, int from, int to, OutputStream out) throws IOException {
        int length = to - from;
        if (length > BUFFER_SIZE - position) {
            flush(out);
        }
        if (length > BUFFER_SIZE) {
            out.write(bytes, from, length);
            return;
        }
        System.arraycopy(bytes, from, buffer, position, length);
        position += length;
    }

    private void flush(OutputStream out) throws IOException {
        out.write(buffer, 0, position);
        position = 0;
    }
}
