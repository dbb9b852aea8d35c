package io.batchwright.serve.own.api;

import io.batchwright.serve.api.ApiException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parameters as they come in a body. */
final class GivenParameters {

    private GivenParameters() {}

    /** @throws ApiException if one of them has no value */
    static Map<String, String> of(@Nullable Map<String, String> given) {
        if (given == null) {
            return Map.of();
        }
        if (given.containsValue(null)) {
            throw ApiException.badRequest("parameters: expected a value for each, found null");
        }
        if (given.values().stream().anyMatch(value -> value.indexOf(0) >= 0)) {
            throw ApiException.badRequest(
                    "parameters: expected values without the character U+0000, which no text has");
        }
        return Map.copyOf(given);
    }
}
