package io.batchwright.source;

import io.batchwright.bytes.Bytes;
import io.batchwright.record.Column;
import io.batchwright.record.FieldType;
import io.batchwright.record.Position;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.Schema;
import io.batchwright.record.Segment;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes rows up. */
final class RowsReader implements RowReader {

    static final String NUMBER = "n";
    static final String TEXT = "row";
    static final Map<String, FieldType> TYPES = Map.of(NUMBER, FieldType.LONG, TEXT, FieldType.STRING);

    private static final byte[] BEFORE = "Row_ID_".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AFTER = "_Data_Payload".getBytes(StandardCharsets.US_ASCII);

    private final Schema schema;
    private final long total;
    private long done;
    private volatile boolean closed;

    /**
     * @param done rows before the first one to make
     * @param total rows in all
     */
    RowsReader(Schema schema, long done, long total) {
        this.schema = schema;
        this.done = done;
        this.total = total;
    }

    @Override
    public @Nullable RecordBatch next(int most) throws ClosedChannelException {
        if (closed) {
            throw new ClosedChannelException();
        }
        int count = (int) Math.min(most, total - done);
        if (count <= 0) {
            return null;
        }
        Bytes bytes = new Bytes(count * (BEFORE.length + AFTER.length + 20));
        Column[] columns = new Column[schema.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Column.computed(schema.field(i), count);
            fill(columns[i], bytes, count);
        }
        Segment segment = new Segment(
                bytes,
                0,
                bytes.length(),
                count,
                new RowOrigin(RowsSource.NAME, schema, columns, done, RowsReader::position));
        done += count;
        return RecordBatch.ofRows(schema, segment, columns);
    }

    private void fill(Column column, Bytes bytes, int count) {
        boolean isNumber = column.field().from().equals(NUMBER);
        for (int row = 0; row < count; row++) {
            long number = done + row + 1;
            if (isNumber) {
                column.longs()[row] = number;
            } else {
                int start = bytes.append(BEFORE, 0, BEFORE.length);
                byte[] digits = Long.toString(number).getBytes(StandardCharsets.US_ASCII);
                bytes.append(digits, 0, digits.length);
                column.slice(row, start, bytes.append(AFTER, 0, AFTER.length) + AFTER.length);
            }
        }
    }

    @Override
    public Position position() {
        return position(done);
    }

    private static Position position(long rowsBefore) {
        return new Position(Long.toString(rowsBefore));
    }

    @Override
    public void close() {
        closed = true;
    }
}
