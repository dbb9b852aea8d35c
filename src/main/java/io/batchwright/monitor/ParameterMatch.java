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
}
