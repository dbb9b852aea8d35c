package io.batchwright.serve.own.table;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column of a result, and how its values are read.
 *
 * @param name its name
 * @param kind what its values are
 * @param reading reads the value of the row at hand; null if it has none
 */
record RowCells(String name, Kind kind, Reading reading) {

    /** What values are to formats. */
    enum Kind {
        /** Numbers and booleans. */
        FIGURE,
        /** JSON, as text. */
        JSON,
        /** Dates and times in ISO 8601, which need no quotes. */
        MOMENT,
        /** Everything else, as text; bytes in base64. */
        TEXT
    }

    /** Reads a value. */
    @FunctionalInterface
    interface Reading {
        @Nullable
        Object read(ResultSet row) throws SQLException;
    }

    /** The columns of a result, in order. */
    static List<RowCells> of(ResultSetMetaData result) throws SQLException {
        List<RowCells> cells = new ArrayList<>();
        for (int index = 1; index <= result.getColumnCount(); index++) {
            cells.add(of(result, index));
        }
        return cells;
    }

    private static RowCells of(ResultSetMetaData result, int index) throws SQLException {
        String name = result.getColumnLabel(index);
        String type = result.getColumnTypeName(index).toLowerCase(Locale.ROOT);
        if (type.equals("json") || type.equals("jsonb")) {
            return new RowCells(name, Kind.JSON, row -> row.getString(index));
        }
        return switch (result.getColumnType(index)) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT ->
                new RowCells(name, Kind.FIGURE, row -> number(row, row.getLong(index)));
            case Types.REAL, Types.FLOAT, Types.DOUBLE ->
                type.equals("money")
                        ? text(name, index)
                        : new RowCells(name, Kind.FIGURE, row -> number(row, row.getDouble(index)));
            case Types.NUMERIC, Types.DECIMAL -> new RowCells(name, Kind.FIGURE, row -> decimal(row, index));
            case Types.BOOLEAN, Types.BIT ->
                type.startsWith("bit")
                        ? text(name, index)
                        : new RowCells(name, Kind.FIGURE, row -> number(row, row.getBoolean(index)));
            case Types.DATE, Types.TIME, Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
                new RowCells(name, Kind.MOMENT, moment(result.getColumnType(index), type, index));
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
                new RowCells(name, Kind.TEXT, row -> base64(row.getBytes(index)));
            default -> text(name, index);
        };
    }

    private static RowCells text(String name, int index) {
        return new RowCells(name, Kind.TEXT, row -> row.getString(index));
    }

    private static @Nullable Object number(ResultSet row, Object value) throws SQLException {
        return row.wasNull() ? null : value;
    }

    /** PostgreSQL's numeric may also be NaN or an infinity, which are no decimals. */
    private static @Nullable Object decimal(ResultSet row, int index) throws SQLException {
        String text = row.getString(index);
        if (text == null) {
            return null;
        }
        return Character.isLetter(text.charAt(text.length() - 1))
                ? (Object) Double.valueOf(text)
                : new BigDecimal(text);
    }

    private static Reading moment(int type, String typeName, int index) {
        if (type == Types.DATE) {
            return row -> row.getObject(index, LocalDate.class);
        }
        if (typeName.equals("timestamptz") || type == Types.TIMESTAMP_WITH_TIMEZONE) {
            return row -> instant(row.getObject(index, OffsetDateTime.class));
        }
        if (type == Types.TIMESTAMP) {
            return row -> formatted(row.getObject(index, LocalDateTime.class));
        }
        return typeName.equals("timetz")
                ? row -> row.getString(index)
                : row -> formatted(row.getObject(index, LocalTime.class));
    }

    private static @Nullable Object instant(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }

    private static @Nullable Object formatted(@Nullable LocalDateTime moment) {
        return moment == null ? null : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment);
    }

    private static @Nullable Object formatted(@Nullable LocalTime time) {
        return time == null ? null : DateTimeFormatter.ISO_LOCAL_TIME.format(time);
    }

    private static @Nullable Object base64(byte @Nullable [] bytes) {
        return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
    }
}
