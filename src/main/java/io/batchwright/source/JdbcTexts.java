package io.batchwright.source;

import io.batchwright.bytes.Bytes;
import io.batchwright.record.Column;
import io.batchwright.record.Field;
import io.batchwright.record.Kind;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Values as text. */
final class JdbcTexts implements JdbcCells {

    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");

    private final JdbcColumn source;
    private final Field field;
    private final boolean checked;
    private Column column;

    private JdbcTexts(JdbcColumn source, Field field, boolean checked) {
        this.source = source;
        this.field = field;
        this.checked = checked;
        this.column = Column.raw(field, 0);
    }

    /** Text that the field's type has yet to check. */
    static JdbcTexts unchecked(JdbcColumn source, Field field) {
        return new JdbcTexts(source, field, false);
    }

    /** Text that is what the field stores. */
    static JdbcTexts fitting(JdbcColumn source, Field field) {
        return new JdbcTexts(source, field, true);
    }

    @Override
    public void begin(int rows) {
        column = checked ? Column.computed(field, rows) : Column.raw(field, rows);
    }

    @Override
    public void read(ResultSet result, int row, Bytes bytes) throws SQLException {
        byte[] text = text(result);
        if (text != null) {
            int start = bytes.append(text, 0, text.length);
            column.slice(row, start, start + text.length);
        } else if (checked) {
            column.nulls()[row] = true;
        }
    }

    @Override
    public Column end(int rows, Bytes bytes) {
        return column;
    }

    private byte @Nullable [] text(ResultSet result) throws SQLException {
        int index = source.index();
        return switch (source.type()) {
            case BOOLEAN -> truth(result.getBoolean(index), result.wasNull());
            case DATE -> temporal(result.getObject(index, LocalDate.class));
            case TIME -> temporal(result.getObject(index, LocalTime.class));
            case TIMESTAMP -> temporal(result.getObject(index, LocalDateTime.class));
            case INSTANT -> temporal(result.getObject(index, OffsetDateTime.class));
            case JSON -> json(utf8(result.getString(index)));
            // Both drivers give text as UTF-8, without a String in between.
            case TEXT -> source.code() == Types.CLOB ? utf8(result.getString(index)) : result.getBytes(index);
            default -> utf8(result.getString(index));
        };
    }

    private static byte @Nullable [] truth(boolean value, boolean isNull) {
        return isNull ? null : value ? TRUE : FALSE;
    }

    private static byte @Nullable [] temporal(@Nullable Object value) {
        return value == null ? null : ascii(JdbcTime.text(value));
    }

    private static byte @Nullable [] utf8(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    /** For a field of JSON, line ends, which are white space there, become blanks: a reject is one line. */
    private byte @Nullable [] json(byte @Nullable [] json) {
        for (int i = 0; json != null && i < json.length && field.type().kind() == Kind.JSON; i++) {
            if (json[i] == '\n' || json[i] == '\r') {
                json[i] = ' ';
            }
        }
        return json;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
