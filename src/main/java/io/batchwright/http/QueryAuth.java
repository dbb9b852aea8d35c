package io.batchwright.http;

import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import io.batchwright.spec.TypeName;
import java.util.List;
import java.util.Map;

/**
 * A key in the query of the URL.
 *
 * @param name the parameter
 * @param value the key
 */
@TypeName(value = "query", doc = "A key in the query of the URL.")
public record QueryAuth(
        @Key("The parameter, such as api_key.") String name,
        @Key("Its value, from the environment: ${NAME}.") String value)
        implements AuthSpec {

    @Override
    public Map<String, String> query() {
        return Map.of(name, value);
    }

    @Override
    public List<String> secrets() {
        return List.of(Urls.encoded(value), value);
    }

    @Override
    public void validate(Problems problems) {
        if (name.isEmpty()) {
            problems.add("name", "expected the name of a parameter, found nothing");
        }
    }

    @Override
    public String toString() {
        return "query";
    }
}
