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
import org.jspecify.annotations.Nullable;

/** How a key's column is read as text, and bound from it again: as the very type, so that it compares as it sorts. */
enum JdbcKeyType {
    WHOLE_NUMBER {
        @Override
        String read(ResultSet rows, int index) throws SQLException {
            return Long.toString(rows.getLong(index));
        }

        @Override
        JdbcKeyColumn column(int index, int rows) {
            return new JdbcKeyColumn.WholeNumbers(index, rows);
        }

        @Override
        void bind(PreparedStatement statement, int index, String value) throws SQLException {
            statement.setLong(index, Long.parseLong(value));
        }
    },
    DECIMAL {
        @Override
        @Nullable
        String read(ResultSet rows, int index) throws SQLException {
            return text(rows.getBigDecimal(index));
        }

        @Override
        void bind(PreparedStatement statement, int index, String value) throws SQLException {
            statement.setBigDecimal(index, new BigDecimal(value));
        }
    },
    TEXT {
        @Override
        @Nullable
        String read(ResultSet rows, int index) throws SQLException {
            return rows.getString(index);
        }

        @Override
        void bind(PreparedStatement statement, int index, String value) throws SQLException {
            statement.setString(index, value);
        }
    },
    /** Text filled up with blanks, which do not count. */
    PADDED_TEXT {
        @Override
        @Nullable
        String read(ResultSet rows, int index) throws SQLException {
            String text = rows.getString(index);
            return text == null ? null : text.replaceFirst(" +$", "");
        }

        @Override
        void bind(PreparedStatement statement, int index, String value) throws SQLException {
            statement.setString(index, value);
        }
    },
    DATE {
        @Override
        @Nullable
        String read(ResultSet rows, int index) throws SQLException {
            return text(rows.getObject(index, LocalDate.class));
        }

        @Override
        void bind(PreparedStatement statement, int index, String value) throws SQLException {
            statement.setObject(index, LocalDate.parse(value));
        }
    },
    TIMESTAMP {
        @Override
        @Nullable
        String read(ResultSet rows, int index) throws SQLException {
            return text(rows.getObject(index, LocalDateTime.class));
        }

        @Override
        void bind(PreparedStatement statement, int index, String value) throws SQLException {
            statement.setObject(index, LocalDateTime.parse(value));
        }
    },
    INSTANT {
        @Override
        @Nullable
        String read(ResultSet rows, int index) throws SQLException {
            return text(rows.getObject(index, OffsetDateTime.class));
        }

        @Override
        void bind(PreparedStatement statement, int index, String value) throws SQLException {
            statement.setObject(index, OffsetDateTime.parse(value));
        }
    },
    UUID {
        @Override
        @Nullable
        String read(ResultSet rows, int index) throws SQLException {
            return rows.getString(index);
        }

        @Override
        void bind(PreparedStatement statement, int index, String value) throws SQLException {
            statement.setObject(index, java.util.UUID.fromString(value));
        }
    };

    /** Others that pass for text (ignoring case, enumerated) sort in another way than text compares. */
    private static final Set<String> TEXTS = Set.of("text", "varchar", "character varying");

    private static final Set<String> PADDED = Set.of("bpchar", "char", "character");

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
    abstract @Nullable String read(ResultSet rows, int index) throws SQLException;

    abstract void bind(PreparedStatement statement, int index, String value) throws SQLException;

    /** Room for the values of some rows. */
    JdbcKeyColumn column(int index, int rows) {
        return new JdbcKeyColumn.Texts(this, index, rows);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
