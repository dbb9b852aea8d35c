package io.batchwright.source;

import io.batchwright.bytes.Bytes;
import io.batchwright.record.Column;
import io.batchwright.record.Position;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.Schema;
import io.batchwright.record.Segment;
import java.nio.channels.ClosedChannelException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes rows up. */
final class RowsReader implements RowReader {

    /** Bytes of text in a row, about. */
    private static final int TEXT = 64;

    private final Schema schema;
    private final RowsColumnSpec[] specs;
    private final long total;
    private long done;
    private volatile boolean closed;

    /**
     * @param columns how each column is made, by name; those of all fields are among them
     * @param done rows before the first one to make
     * @param total rows in all
     */
    RowsReader(Schema schema, Map<String, RowsColumnSpec> columns, long done, long total) {
        this.schema = schema;
        this.specs = schema.fields().stream()
                .map(field -> Objects.requireNonNull(columns.get(field.from())))
                .toArray(RowsColumnSpec[]::new);
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
        Bytes bytes = new Bytes(TEXT * count);
        Column[] columns = new Column[schema.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Column.computed(schema.field(i), count);
            specs[i].fill(columns[i], bytes, done, count);
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
