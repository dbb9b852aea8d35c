package io.batchwright.source;

import io.batchwright.bytes.Bytes;
import io.batchwright.record.Column;
import io.batchwright.record.Field;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;

/**
 * Reads the values of one column of a query into the columns of batches. Not thread-safe.
 *
 * <p>Values that are stored in a field as the database gives them are taken as they are. Others come as text, which the
 * field's type then checks.
 */
interface JdbcCells {

    /** Begins a batch of at most so many rows. */
    void begin(int rows);

    /** Reads the value of the row at hand. */
    void read(ResultSet result, int row, Bytes bytes) throws SQLException;

    /** The column of the batch, of which {@code rows} rows have been read. */
    Column end(int rows, Bytes bytes);

    static JdbcCells of(JdbcColumn column, Field field) {
        // What means no value is compared as text.
        return field.nullValues().isEmpty() ? typed(column, field) : JdbcTexts.unchecked(column, field);
    }

    private static JdbcCells typed(JdbcColumn column, Field field) {
        int index = column.index();
        return switch (field.type().kind()) {
            case LONG ->
                column.type() == JdbcType.WHOLE_NUMBER
                        ? new JdbcNumbers(field, (result, to, row) -> to.longs()[row] = result.getLong(index))
                        : JdbcTexts.unchecked(column, field);
            case INT ->
                column.isNarrow()
                        ? new JdbcNumbers(field, (result, to, row) -> to.longs()[row] = result.getLong(index))
                        : JdbcTexts.unchecked(column, field);
            case DOUBLE ->
                column.type() == JdbcType.DOUBLE
                        ? new JdbcNumbers(field, (result, to, row) -> to.doubles()[row] = result.getDouble(index))
                        : JdbcTexts.unchecked(column, field);
            case BOOLEAN ->
                column.type() == JdbcType.BOOLEAN
                        ? new JdbcNumbers(
                                field, (result, to, row) -> to.longs()[row] = result.getBoolean(index) ? 1 : 0)
                        : JdbcTexts.unchecked(column, field);
            case DATE, TIME, TIMESTAMP ->
                column.type() == JdbcType.TEXT ? JdbcTexts.unchecked(column, field) : temporal(column, field);
            case STRING, JSON -> JdbcTexts.fitting(column, field);
            case DECIMAL, UUID -> JdbcTexts.unchecked(column, field);
        };
    }

    private static JdbcCells temporal(JdbcColumn column, Field field) {
        int index = column.index();
        return switch (column.type()) {
            case DATE ->
                new JdbcTemporals<>(field, result -> result.getObject(index, LocalDate.class), JdbcTime::ofDate);
            case TIME ->
                new JdbcTemporals<>(field, result -> result.getObject(index, LocalTime.class), JdbcTime::ofTime);
            case INSTANT ->
                new JdbcTemporals<>(
                        field, result -> result.getObject(index, OffsetDateTime.class), JdbcTime::ofOffsetDateTime);
            default ->
                new JdbcTemporals<>(
                        field,
                        result -> result.getObject(index, LocalDateTime.class),
                        JdbcTime.ofLocalDateTime(field.type().zone()));
        };
    }
}
