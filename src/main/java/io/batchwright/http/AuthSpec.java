package io.batchwright.http;

import io.batchwright.spec.Problems;
import java.util.List;
import java.util.Map;

/**
 * The {@code auth:} part of a pipeline file: how requests show who sends them. Its values never identify a load nor appear in
 * messages.
 */
public sealed interface AuthSpec permits BearerAuth, BasicAuth, HeaderAuth, QueryAuth {

    /** The headers that every request has. */
    default Map<String, String> headers() {
        return Map.of();
    }

    /** The parameters that the query of every request has. */
    default Map<String, String> query() {
        return Map.of();
    }

    /** The values that no message may have. */
    List<String> secrets();

    /** Checks the values; keys are relative to {@code auth}. */
    default void validate(Problems problems) {}
}
