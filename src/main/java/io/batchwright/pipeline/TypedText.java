package io.batchwright.pipeline;

import io.batchwright.record.FieldType;
import io.batchwright.record.Values;

/** Checks texts of pipeline files that are values of a field's or a parameter's type. */
final class TypedText {

    private TypedText() {}

    /** Checks that the text of {@code key} fits. */
    static void check(String key, FieldType type, String text) {
        try {
            Values.parse(type, text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
        }
    }

    /** The same, with a message that does not tell the text. */
    @SuppressWarnings("UnusedException") // its message tells the text
    static void checkSecret(String key, FieldType type, String text) {
        try {
            Values.parse(type, text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": expected a value of type " + type);
        }
    }
}
