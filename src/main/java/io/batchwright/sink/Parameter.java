package io.batchwright.sink;

import io.batchwright.bytes.Bytes;
import io.batchwright.record.Column;
import io.batchwright.record.Kind;
import io.batchwright.record.RecordView;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Sets a parameter of an insert to a value that is there. */
@FunctionalInterface
interface Parameter {

    /**
     * Sets a parameter.
     *
     * @param index the parameter's, from 1
     * @param bytes the bytes of the row's batch
     * @param column a decoded column that is not null at {@code row}
     */
    void set(PreparedStatement statement, int index, Bytes bytes, Column column, int row) throws SQLException;

    /** How values of a kind go into a column of a type that {@linkplain TableColumn#takes takes} them. */
    static Parameter of(Kind kind, ColumnType type) {
        return switch (kind) {
            case INT, LONG -> (statement, index, bytes, column, row) -> statement.setLong(index, column.longs()[row]);
            case DOUBLE -> (statement, index, bytes, column, row) -> statement.setDouble(index, column.doubles()[row]);
            case BOOLEAN ->
                (statement, index, bytes, column, row) -> statement.setBoolean(index, column.longs()[row] != 0);
            case STRING, JSON -> Parameter::setText;
            case UUID -> type == ColumnType.UUID ? Parameter::setObject : Parameter::setText;
            case TIMESTAMP -> type == ColumnType.TIMESTAMP ? Parameter::setWallClock : Parameter::setInstant;
            case DECIMAL, DATE, TIME -> Parameter::setObject;
        };
    }

    /** Sets a parameter to null, of whatever type its column is. */
    static void setNull(PreparedStatement statement, int index) throws SQLException {
        statement.setNull(index, Types.NULL);
    }

    private static void setText(PreparedStatement statement, int index, Bytes bytes, Column column, int row)
            throws SQLException {
        statement.setString(index, bytes.text(column.starts()[row], column.ends()[row]));
    }

    private static void setObject(PreparedStatement statement, int index, Bytes bytes, Column column, int row)
            throws SQLException {
        statement.setObject(index, RecordView.value(bytes, column, row));
    }

    private static void setInstant(PreparedStatement statement, int index, Bytes bytes, Column column, int row)
            throws SQLException {
        statement.setObject(index, OffsetDateTime.ofInstant(instant(column.longs()[row]), ZoneOffset.UTC));
    }

    private static void setWallClock(PreparedStatement statement, int index, Bytes bytes, Column column, int row)
            throws SQLException {
        statement.setObject(index, LocalDateTime.ofInstant(instant(column.longs()[row]), ZoneOffset.UTC));
    }

    private static Instant instant(long micros) {
        long seconds = Math.floorDiv(micros, 1_000_000L);
        return Instant.ofEpochSecond(seconds, (micros - seconds * 1_000_000L) * 1000);
    }
}
