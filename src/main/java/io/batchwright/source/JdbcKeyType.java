package io.batchwright.source;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a key's column is read as text, and bound from it again: as the very type, so that it compares as it sorts. */
enum JdbcKeyType {
    WHOLE_NUMBER(ResultSet::getLong, Long::valueOf) {
        @Override
        JdbcKeyColumn column(int index, int rows) {
            return new JdbcKeyColumn.WholeNumbers(index, rows);
        }
    },
    DECIMAL(ResultSet::getBigDecimal, BigDecimal::new),
    TEXT(ResultSet::getString, text -> text),
    /** Text filled up with blanks, which do not count. */
    PADDED_TEXT(JdbcKeyType::withoutPadding, text -> text),
    DATE((rows, index) -> rows.getObject(index, LocalDate.class), LocalDate::parse),
    TIMESTAMP((rows, index) -> rows.getObject(index, LocalDateTime.class), LocalDateTime::parse),
    INSTANT((rows, index) -> rows.getObject(index, OffsetDateTime.class), OffsetDateTime::parse),
    UUID(ResultSet::getString, java.util.UUID::fromString);

    /** Others that pass for text (ignoring case, enumerated) sort in another way than text compares. */
    private static final Set<String> TEXTS = Set.of("text", "varchar", "character varying");

    private static final Set<String> PADDED = Set.of("bpchar", "char", "character");

    @SuppressWarnings("ImmutableEnumChecker") // a function of its arguments alone
    private final Getter getter;

    @SuppressWarnings("ImmutableEnumChecker") // a function of its argument alone
    private final Function<String, Object> parser;

    JdbcKeyType(Getter getter, Function<String, Object> parser) {
        this.getter = getter;
        this.parser = parser;
    }

    /** The type of a column, or null if it cannot be a key. */
    static @Nullable JdbcKeyType of(JdbcColumn column) {
        return switch (column.type()) {
            case WHOLE_NUMBER -> WHOLE_NUMBER;
            case DECIMAL -> DECIMAL;
            case DATE -> DATE;
            case TIMESTAMP -> TIMESTAMP;
            case INSTANT -> INSTANT;
            case UUID -> UUID;
            case TEXT ->
                TEXTS.contains(column.typeName()) ? TEXT : PADDED.contains(column.typeName()) ? PADDED_TEXT : null;
            default -> null;
        };
    }

    /** The type of a column that can be a key. */
    static JdbcKeyType required(JdbcColumn column) {
        return Objects.requireNonNull(of(column));
    }

    /** The value of the row at hand; null, or any text, if there is none: ask {@link ResultSet#wasNull()}. */
    @Nullable
    String read(ResultSet rows, int index) throws SQLException {
        Object value = getter.get(rows, index);
        return value == null ? null : value.toString();
    }

    /** @param value as {@link #read} gave it */
    void bind(PreparedStatement statement, int index, String value) throws SQLException {
        statement.setObject(index, parser.apply(value));
    }

    /** Room for the values of some rows. */
    JdbcKeyColumn column(int index, int rows) {
        return new JdbcKeyColumn.Texts(this, index, rows);
    }

    private static @Nullable String withoutPadding(ResultSet rows, int index) throws SQLException {
        String text = rows.getString(index);
        return text == null ? null : text.replaceFirst(" +$", "");
    }

    /** Gets a column's value, whose text can be parsed again. */
    @FunctionalInterface
    private interface Getter {
        @Nullable
        Object get(ResultSet rows, int index) throws SQLException;
    }
}
