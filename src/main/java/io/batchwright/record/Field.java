package io.batchwright.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named, typed field of a record.
 *
 * @param name its name, which is also the column's
 * @param type its type
 * @param required a record without a value for it is rejected
 * @param defaultText the value, as text, of a record that has none; null for none
 * @param nullValues texts that mean "no value"
 * @param from where the format finds it: a CSV column, a key, a JSON path, a group; the name by default
 */
public record Field(
        String name,
        FieldType type,
        boolean required,
        @Nullable String defaultText,
        List<String> nullValues,
        String from) {

    public Field {
        nullValues = List.copyOf(nullValues);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a field needs a name");
        }
    }

    /** An optional field without default, found under its own name. */
    public static Field of(String name, FieldType type) {
        return new Field(name, type, false, null, List.of(), name);
    }

    /** This field under another name; where the format finds it stays. */
    public Field renamed(String newName) {
        return new Field(newName, type, required, defaultText, nullValues, from);
    }
}
