package io.batchwright.source;

import io.batchwright.bytes.Bytes;
import io.batchwright.record.Column;
import io.batchwright.record.Field;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times. A batch with one that the field cannot store (infinity, a year beyond 9999, nanoseconds) is handed on as
 * text, so that the field's type rejects it as it rejects that text from anywhere.
 */
final class JdbcTemporals<T> implements JdbcCells {

    private final Field field;
    private final Getter<T> getter;
    private final ToLongFunction<T> stored;
    private final Map<Integer, T> misfits = new HashMap<>();
    private Column column;

    JdbcTemporals(Field field, Getter<T> getter, ToLongFunction<T> stored) {
        this.field = field;
        this.getter = getter;
        this.stored = stored;
        this.column = Column.computed(field, 0);
    }

    /** Gets the value of the row at hand. */
    @FunctionalInterface
    interface Getter<T> {
        @Nullable
        T get(ResultSet result) throws SQLException;
    }

    @Override
    public void begin(int rows) {
        column = Column.computed(field, rows);
        misfits.clear();
    }

    @Override
    public void read(ResultSet result, int row, Bytes bytes) throws SQLException {
        T value = getter.get(result);
        if (value == null) {
            column.nulls()[row] = true;
            return;
        }
        long micros = stored.applyAsLong(value);
        if (micros == JdbcTime.MISFIT) {
            misfits.put(row, value);
        } else {
            column.longs()[row] = micros;
        }
    }

    @Override
    public Column end(int rows, Bytes bytes) {
        return misfits.isEmpty() ? column : asText(rows, bytes);
    }

    private Column asText(int rows, Bytes bytes) {
        Column texts = Column.raw(field, column.nulls().length);
        for (int row = 0; row < rows; row++) {
            if (!column.isNull(row)) {
                T misfit = misfits.get(row);
                String text = misfit == null
                        ? JdbcTime.text(field.type().kind(), column.longs()[row])
                        : JdbcTime.text(misfit);
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                int start = bytes.append(utf8, 0, utf8.length);
                texts.slice(row, start, start + utf8.length);
            }
        }
        return texts;
    }
}
