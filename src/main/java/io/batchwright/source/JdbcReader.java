package io.batchwright.source;

import io.batchwright.bytes.Bytes;
import io.batchwright.record.Column;
import io.batchwright.record.Position;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.Schema;
import io.batchwright.record.Segment;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a query. Stands on the row after those given out: a position is only given out when the next row is
 * known to have another key.
 */
final class JdbcReader implements RowReader {

    /** A batch that has so many bytes of text is given out, though there may be more rows. */
    private static final int FULL = 1024 * 1024;

    private final JdbcCursor cursor;
    private final String inputName;
    private final Schema schema;
    private final List<JdbcColumn> key;
    private final JdbcCells[] cells;
    private JdbcPosition position;
    private boolean begun;
    private boolean onRow;

    /**
     * @param cursor begins after {@code position}; owned from now on
     * @param columns one for each field
     */
    JdbcReader(
            JdbcCursor cursor,
            String inputName,
            Schema schema,
            List<JdbcColumn> columns,
            List<JdbcColumn> key,
            JdbcPosition position) {
        this.cursor = cursor;
        this.inputName = inputName;
        this.schema = schema;
        this.key = key;
        this.cells = new JdbcCells[schema.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = JdbcCells.of(columns.get(i), schema.field(i));
        }
        this.position = position;
    }

    @Override
    public @Nullable RecordBatch next(int most) throws IOException {
        return cursor.read(rows -> batch(rows, most));
    }

    private @Nullable RecordBatch batch(ResultSet rows, int most) throws SQLException {
        if (!begun) {
            onRow = rows.next();
            begun = true;
        }
        if (!onRow) {
            return null;
        }
        Bytes bytes = new Bytes(16 * most);
        JdbcKeyValues keys = new JdbcKeyValues(key, position, most);
        for (JdbcCells each : cells) {
            each.begin(most);
        }
        keys.check(rows);
        int count = 0;
        while (onRow && count < most && bytes.length() < FULL) {
            for (JdbcCells each : cells) {
                each.read(rows, count, bytes);
            }
            keys.add();
            count++;
            onRow = rows.next();
            if (onRow) {
                keys.check(rows);
            }
        }
        position = keys.after();
        return batch(count, bytes, keys);
    }

    private RecordBatch batch(int count, Bytes bytes, JdbcKeyValues keys) {
        Column[] columns = new Column[cells.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = cells[i].end(count, bytes);
        }
        RowOrigin origin = new RowOrigin(
                inputName,
                schema,
                columns,
                position.rows() - count,
                rowsBefore -> keys.at(rowsBefore).toPosition());
        return RecordBatch.ofRows(schema, new Segment(bytes, 0, bytes.length(), count, origin), columns);
    }

    @Override
    public Position position() {
        return position.toPosition();
    }

    @Override
    public void close() {
        cursor.close();
    }
}
