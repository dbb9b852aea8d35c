package io.batchwright.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How requests are sent.
 *
 * @param url whose scheme, host and port alone get headers and credentials
 * @param headers sent with every request there
 * @param auth the credentials, or null
 * @param connectTimeout the longest time until a connection is there
 * @param timeout the longest time until an answer is there in full
 * @param maxResponseBytes the most bytes of an answer's body
 * @param retries how often a request is tried again
 * @param maxWait the longest wait before that
 * @param perSecond the most requests in a second, or null
 */
public record HttpSettings(
        URI url,
        Map<String, String> headers,
        @Nullable AuthSpec auth,
        Duration connectTimeout,
        Duration timeout,
        int maxResponseBytes,
        int retries,
        Duration maxWait,
        @Nullable Double perSecond) {

    public HttpSettings {
        headers = Map.copyOf(headers);
    }

    /** A message without the values that are secret. */
    String redacted(String message) {
        String redacted = message;
        if (auth != null) {
            for (String secret : auth.secrets()) {
                redacted = secret.isEmpty() ? redacted : redacted.replace(secret, "***");
            }
        }
        return redacted;
    }
}
