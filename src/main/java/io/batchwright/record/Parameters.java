package io.batchwright.record;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The typed parameters of a run.
 *
 * @param types name to type
 * @param values name to value: {@code Long} for int and long, {@code Double}, {@code Boolean}, {@code String} for string
 *     and json, {@code BigDecimal}, {@code LocalDate}, {@code LocalTime}, {@code Instant} for timestamp, {@code UUID}
 */
public record Parameters(Map<String, FieldType> types, Map<String, Object> values) {

    public static final Parameters NONE = new Parameters(Map.of(), Map.of());

    public Parameters {
        types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        if (!types.keySet().equals(values.keySet())) {
            throw new IllegalArgumentException("every parameter needs a type and a value: " + types + ", " + values);
        }
    }

    /** The value of a parameter, or null if there is none of that name. */
    public @Nullable Object value(String name) {
        return values.get(name);
    }
}
