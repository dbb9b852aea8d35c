package io.batchwright.source;

import io.batchwright.bytes.Bytes;
import io.batchwright.record.Column;
import io.batchwright.record.Field;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Numbers and truth values that the field stores as the database gives them. */
final class JdbcNumbers implements JdbcCells {

    private final Field field;
    private final Getter getter;
    private Column column;

    JdbcNumbers(Field field, Getter getter) {
        this.field = field;
        this.getter = getter;
        this.column = Column.computed(field, 0);
    }

    /** Stores a value of the row at hand; any if it is null. */
    @FunctionalInterface
    interface Getter {
        void get(ResultSet result, Column to, int row) throws SQLException;
    }

    @Override
    public void begin(int rows) {
        column = Column.computed(field, rows);
    }

    @Override
    public void read(ResultSet result, int row, Bytes bytes) throws SQLException {
        getter.get(result, column, row);
        column.nulls()[row] = result.wasNull();
    }

    @Override
    public Column end(int rows, Bytes bytes) {
        return column;
    }
}
