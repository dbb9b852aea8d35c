package io.batchwright.http;

import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import io.batchwright.spec.TypeName;
import java.util.List;
import java.util.Map;

/**
 * A key in a header of its own.
 *
 * @param name the header
 * @param value the key
 */
@TypeName(value = "header", doc = "A key in a header of its own.")
public record HeaderAuth(
        @Key("The header, such as X-API-Key.") String name,
        @Key("Its value, from the environment: ${NAME}.") String value)
        implements AuthSpec {

    @Override
    public Map<String, String> headers() {
        return Map.of(name, value);
    }

    @Override
    public List<String> secrets() {
        return List.of(value);
    }

    @Override
    public void validate(Problems problems) {
        HeaderText.validateName("name", name, problems);
        HeaderText.validateValue("value", value, problems);
    }

    @Override
    public String toString() {
        return "header";
    }
}
