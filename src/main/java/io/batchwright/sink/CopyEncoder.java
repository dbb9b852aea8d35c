package io.batchwright.sink;

import io.batchwright.bytes.Words;
import io.batchwright.record.Column;
import io.batchwright.record.Kind;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.Schema;
import java.sql.SQLException;

/**
 * Encodes batches in PostgreSQL's text format of COPY, straight from their columns. One per writer; not thread-safe.
 *
 * <p>Hot path: everything here runs per value or per byte, so it makes no objects (except for doubles) and its buffer is
 * filled by hand. Every value begins with at least {@value #ROOM} bytes of room, more than any value but text needs.
 */
final class CopyEncoder {

    /** Size of the buffer in bytes; the driver sends each as one message. */
    static final int BUFFER_SIZE = 1 << 16;

    private static final int ROOM = 64;
    private static final long BACKSLASHES = Words.repeat('\\');
    private static final long FIRST_UNSUSPICIOUS = Words.repeat('\r' + 1);

    private final CopyTarget target;
    private final Kind[] kinds;
    private final Column[] columns;
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private int position;

    CopyEncoder(Schema schema, CopyTarget target) {
        this.target = target;
        this.kinds = schema.fields().stream().map(field -> field.type().kind()).toArray(Kind[]::new);
        this.columns = new Column[kinds.length];
    }

    /** Encodes rows; full buffers go to the target. */
    void encode(RowSet rows) throws SQLException {
        for (RowSet.Slice slice : rows.slices()) {
            encode(slice);
        }
    }

    private void encode(RowSet.Slice slice) throws SQLException {
        RecordBatch batch = slice.batch();
        for (int i = 0; i < columns.length; i++) {
            columns[i] = batch.column(i);
        }
        byte[] bytes = batch.bytes().array();
        int[] rows = slice.rows();
        for (int i = slice.from(), to = slice.to(); i < to; i++) {
            encodeRow(bytes, rows[i]);
        }
    }

    /** Hands what is left in the buffer to the target. */
    void flush() throws SQLException {
        if (position > 0) {
            target.write(buffer, position);
            position = 0;
        }
    }

    /** Forgets what is left in the buffer, after a failure. */
    void reset() {
        position = 0;
    }

    private void encodeRow(byte[] bytes, int row) throws SQLException {
        for (int i = 0; i < columns.length; i++) {
            if (position > BUFFER_SIZE - ROOM) {
                flush();
            }
            Column column = columns[i];
            if (column.isNull(row)) {
                buffer[position++] = '\\';
                buffer[position++] = 'N';
            } else {
                encodeValue(bytes, kinds[i], column, row);
            }
            buffer[position++] = '\t';
        }
        buffer[position - 1] = '\n';
    }

    private void encodeValue(byte[] bytes, Kind kind, Column column, int row) throws SQLException {
        switch (kind) {
            case INT, LONG -> position = CopyText.putLong(buffer, position, column.longs()[row]);
            case STRING, JSON, DECIMAL, UUID -> encodeText(bytes, column.starts()[row], column.ends()[row]);
            case DOUBLE -> encodeDouble(column.doubles()[row]);
            case BOOLEAN -> buffer[position++] = (byte) (column.longs()[row] != 0 ? 't' : 'f');
            case DATE -> position = CopyText.putDate(buffer, position, column.longs()[row]);
            case TIME -> position = CopyText.putTime(buffer, position, column.longs()[row]);
            case TIMESTAMP -> position = CopyText.putTimestamp(buffer, position, column.longs()[row]);
        }
    }

    @SuppressWarnings("deprecation") // getBytes(int, int, byte[], int) is exact for ASCII and makes no array
    private void encodeDouble(double value) {
        String text = Double.toString(value);
        text.getBytes(0, text.length(), buffer, position);
        position += text.length();
    }

    /** Text of any length: as much at a time as the buffer can hold with every byte escaped, and the separator after it. */
    private void encodeText(byte[] bytes, int from, int to) throws SQLException {
        int i = from;
        while (true) {
            int part = Math.min(to - i, (BUFFER_SIZE - position - 1) >> 1);
            escape(bytes, i, i + part);
            i += part;
            if (i == to) {
                return;
            }
            flush();
        }
    }

    private void escape(byte[] bytes, int from, int to) {
        byte[] out = buffer;
        int at = position;
        int i = from;
        while (i < to) {
            if (to - i >= Long.BYTES) {
                long word = Words.at(bytes, i);
                if (!isSuspicious(word)) {
                    Words.put(out, at, word);
                    i += Long.BYTES;
                    at += Long.BYTES;
                    continue;
                }
            }
            for (int end = Math.min(to, i + Long.BYTES); i < end; i++) {
                byte b = bytes[i];
                if (b == '\\' || (b >= '\t' && b <= '\r')) {
                    out[at++] = '\\';
                    b = CopyText.escapeLetter(b);
                }
                out[at++] = b;
            }
        }
        position = at;
    }

    /** Whether one of the eight bytes is a backslash or below {@code \r + 1}; bytes above 0x7F never are. */
    private static boolean isSuspicious(long word) {
        return (Words.equal(word, BACKSLASHES) | Words.below(word, FIRST_UNSUSPICIOUS)) != 0;
    }
}
