package io.batchwright.http;

import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import io.batchwright.spec.TypeName;
import java.util.List;
import java.util.Map;

/**
 * A token in the {@code Authorization} header.
 *
 * @param token the token
 */
@TypeName(value = "bearer", doc = "A token in the header 'Authorization: Bearer …'.")
public record BearerAuth(
        @Key("The token, from the environment: ${NAME}.") String token) implements AuthSpec {

    @Override
    public Map<String, String> headers() {
        return Map.of("Authorization", "Bearer " + token);
    }

    @Override
    public List<String> secrets() {
        return List.of(token);
    }

    @Override
    public void validate(Problems problems) {
        HeaderText.validateValue("token", token, problems);
    }

    @Override
    public String toString() {
        return "bearer";
    }
}
