package io.batchwright.record;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The type of a field.
 *
 * @param kind what it is
 * @param precision digits in all, for {@link Kind#DECIMAL}; else 0
 * @param scale digits after the point, for {@link Kind#DECIMAL}; else 0
 * @param pattern pattern of {@link java.time.format.DateTimeFormatter} for date, time and timestamp, English, in any case,
 *     resolved strictly, {@code yyyy} being {@code uuuu}; null means ISO 8601
 * @param zone zone of a timestamp that names none; UTC by default
 */
public record FieldType(
        Kind kind, int precision, int scale, @Nullable String pattern, ZoneId zone) {

    /** The largest precision of a decimal. */
    public static final int MAX_PRECISION = 1000;

    public static final FieldType STRING = of(Kind.STRING);
    public static final FieldType INT = of(Kind.INT);
    public static final FieldType LONG = of(Kind.LONG);
    public static final FieldType DOUBLE = of(Kind.DOUBLE);
    public static final FieldType BOOLEAN = of(Kind.BOOLEAN);
    public static final FieldType DATE = of(Kind.DATE);
    public static final FieldType TIME = of(Kind.TIME);
    public static final FieldType TIMESTAMP = of(Kind.TIMESTAMP);
    public static final FieldType UUID = of(Kind.UUID);
    public static final FieldType JSON = of(Kind.JSON);

    /** @throws IllegalArgumentException if precision, scale or pattern are invalid; the message says what was expected */
    public FieldType {
        if (kind == Kind.DECIMAL) {
            if (precision < 1 || precision > MAX_PRECISION || scale < 0 || scale > precision) {
                throw new IllegalArgumentException("expected decimal(precision, scale) with 1 <= precision <= "
                        + MAX_PRECISION + " and 0 <= scale <= precision, found decimal(" + precision + ", " + scale
                        + ")");
            }
        }
        if (pattern != null) {
            checkPattern(kind, pattern);
        }
    }

    /** A type without precision, pattern or zone. */
    public static FieldType of(Kind kind) {
        return kind == Kind.DECIMAL ? decimal(38, 9) : new FieldType(kind, 0, 0, null, ZoneOffset.UTC);
    }

    /** A decimal with {@code precision} digits, {@code scale} of them after the point. */
    public static FieldType decimal(int precision, int scale) {
        return new FieldType(Kind.DECIMAL, precision, scale, null, ZoneOffset.UTC);
    }

    /** A timestamp in {@code pattern}, read in {@code zone} where the text names none. */
    public static FieldType timestamp(@Nullable String pattern, ZoneId zone) {
        return new FieldType(Kind.TIMESTAMP, 0, 0, pattern, zone);
    }

    private static void checkPattern(Kind kind, String pattern) {
        if (kind != Kind.DATE && kind != Kind.TIME && kind != Kind.TIMESTAMP) {
            throw new IllegalArgumentException("expected a pattern on a date, time or timestamp only, found '" + pattern
                    + "' on " + kind.yamlName());
        }
        TemporalDecoders.of(kind, pattern, ZoneOffset.UTC);
    }

    @Override
    public String toString() {
        return kind == Kind.DECIMAL ? "decimal(" + precision + ", " + scale + ")" : kind.yamlName();
    }
}
