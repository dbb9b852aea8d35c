package io.batchwright.source;

import io.batchwright.record.Kind;
import java.sql.Types;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a column of a query holds, as far as it makes a difference here, and the fields that can come from it. */
enum JdbcType {
    WHOLE_NUMBER(Kind.INT, Kind.LONG, Kind.DOUBLE, Kind.DECIMAL, Kind.BOOLEAN, Kind.STRING),
    DECIMAL(Kind.INT, Kind.LONG, Kind.DOUBLE, Kind.DECIMAL, Kind.STRING),
    /** 64 bits; a whole number may come with or without a point, so that it is none. */
    DOUBLE(Kind.DOUBLE, Kind.DECIMAL, Kind.STRING),
    /** 32 bits, which are taken as the decimal number that they show as. */
    REAL(Kind.DOUBLE, Kind.DECIMAL, Kind.STRING),
    BOOLEAN(Kind.BOOLEAN, Kind.STRING),
    DATE(Kind.DATE, Kind.STRING),
    TIME(Kind.TIME, Kind.STRING),
    /** Date and time without a zone. */
    TIMESTAMP(Kind.TIMESTAMP, Kind.STRING),
    /** Date and time with a zone or an offset. */
    INSTANT(Kind.TIMESTAMP, Kind.STRING),
    UUID(Kind.UUID, Kind.STRING),
    JSON(Kind.JSON, Kind.STRING),
    /** Text, which may say anything but JSON: that could not be told from a JSON string in a reject. */
    TEXT(EnumSet.complementOf(EnumSet.of(Kind.JSON))),
    BINARY(),
    /** Everything else (arrays, intervals, addresses …): as the database writes it. */
    OTHER(Kind.STRING);

    @SuppressWarnings("ImmutableEnumChecker") // written to by nobody
    private final Set<Kind> kinds;

    JdbcType(Kind... kinds) {
        this(kinds.length == 0 ? EnumSet.noneOf(Kind.class) : EnumSet.of(kinds[0], kinds));
    }

    JdbcType(Set<Kind> kinds) {
        this.kinds = kinds;
    }

    /** Whether values of the column may fit a field of that kind. */
    boolean fits(Kind kind) {
        return kinds.contains(kind);
    }

    /**
     * Classifies a column.
     *
     * @param code of {@link Types}
     * @param typeName the database's name
     */
    static JdbcType of(int code, String typeName) {
        return switch (typeName.toLowerCase(Locale.ROOT)) {
            case "uuid" -> UUID;
            case "json", "jsonb" -> JSON;
            case "timestamptz" -> INSTANT;
            case "bool" -> BOOLEAN;
            case "timetz", "money", "bit" -> OTHER;
            default -> of(code);
        };
    }

    private static JdbcType of(int code) {
        return switch (code) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> WHOLE_NUMBER;
            case Types.NUMERIC, Types.DECIMAL -> DECIMAL;
            case Types.DOUBLE, Types.FLOAT -> DOUBLE;
            case Types.REAL -> REAL;
            case Types.BOOLEAN -> BOOLEAN;
            case Types.DATE -> DATE;
            case Types.TIME -> TIME;
            case Types.TIMESTAMP -> TIMESTAMP;
            case Types.TIMESTAMP_WITH_TIMEZONE -> INSTANT;
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.CLOB -> TEXT;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> BINARY;
            default -> OTHER;
        };
    }
}
