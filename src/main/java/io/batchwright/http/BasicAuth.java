package io.batchwright.http;

import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import io.batchwright.spec.TypeName;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * User and password in the {@code Authorization} header (RFC 7617, in UTF-8).
 *
 * @param username without a colon
 * @param password the password
 */
@TypeName(value = "basic", doc = "User and password in the header 'Authorization: Basic …'.")
public record BasicAuth(
        @Key("The user.") String username,
        @Key("The password, from the environment: ${NAME}.") String password) implements AuthSpec {

    @Override
    public Map<String, String> headers() {
        return Map.of("Authorization", "Basic " + encoded());
    }

    private String encoded() {
        return Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<String> secrets() {
        return List.of(encoded(), password);
    }

    @Override
    public void validate(Problems problems) {
        if (username.contains(":")) {
            problems.add("username", "expected a user without ':', which ends it in the header");
        }
    }

    @Override
    public String toString() {
        return "basic";
    }
}
