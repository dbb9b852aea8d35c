package io.batchwright.monitor;

import io.batchwright.spec.SecretNames;
import org.jspecify.annotations.Nullable;

/**
 * A job parameter that an execution must have.
 *
 * @param name its name
 * @param value its value as the repository writes it, or null for any
 */
public record ParameterMatch(String name, @Nullable String value) {

    /** @throws IllegalArgumentException if a secret would be guessed at */
    public ParameterMatch {
        if (value != null && SecretNames.matches(name)) {
            throw new IllegalArgumentException(
                    "the parameter '" + name + "' sounds secret: expected its name only, found a value too");
        }
    }

    /**
     * {@code name}, for any value, or {@code name=value}; white space counts.
     *
     * @throws IllegalArgumentException if a secret would be guessed at; says so for users
     */
    public static ParameterMatch of(String text) {
        int equals = text.indexOf('=');
        return equals < 1
                ? new ParameterMatch(text, null)
                : new ParameterMatch(text.substring(0, equals), text.substring(equals + 1));
    }

    /** Without white space around name and value. */
    public ParameterMatch stripped() {
        return new ParameterMatch(name.strip(), value == null ? null : value.strip());
    }
}
