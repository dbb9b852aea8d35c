package io.batchwright.pipeline;

import io.batchwright.record.FieldType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;

/** Text as values of the field types. */
final class TypedText {

    private TypedText() {}

    /** @throws IllegalArgumentException if the text does not fit; the message is for the user */
    static Object parse(FieldType type, String text) {
        try {
            return value(type, text);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("expected a value of type " + type + ", found '" + text + "'", e);
        }
    }

    /** Checks that the text of {@code key} fits. */
    static void check(String key, FieldType type, String text) {
        try {
            parse(type, text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
        }
    }

    /** The same, with a message that does not tell the text. */
    @SuppressWarnings("UnusedException") // its message tells the text
    static void checkSecret(String key, FieldType type, String text) {
        try {
            parse(type, text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": expected a value of type " + type);
        }
    }

    private static Object value(FieldType type, String text) {
        return switch (type.kind()) {
            case INT -> (long) Integer.parseInt(text);
            case LONG -> Long.parseLong(text);
            case DOUBLE -> Double.parseDouble(text);
            case DECIMAL -> new BigDecimal(text).setScale(type.scale(), RoundingMode.UNNECESSARY);
            case BOOLEAN -> truth(text);
            case DATE -> LocalDate.parse(text);
            case TIME -> LocalTime.parse(text);
            case TIMESTAMP -> Instant.parse(text);
            case UUID -> UUID.fromString(text);
            case STRING, JSON -> text;
        };
    }

    private static boolean truth(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw new IllegalArgumentException(text);
    }
}
