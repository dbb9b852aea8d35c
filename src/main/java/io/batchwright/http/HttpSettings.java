package io.batchwright.http;

import io.batchwright.spec.DataSize;
import io.batchwright.spec.Problems;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How requests are sent, as pipeline files say it: what sources and sinks of HTTP have in common.
 *
 * @param url whose scheme, host and port alone get headers and credentials
 * @param headers sent with every request there
 * @param auth the credentials, or null
 * @param timeout the longest time until an answer is there in full
 * @param connectTimeout the longest time until a connection is there
 * @param maxResponseSize the most bytes of an answer's body
 * @param retries how often a request is tried again
 * @param maxWait the longest wait before that
 * @param rateLimit the most requests in a second, or null
 */
public record HttpSettings(
        String url,
        Map<String, String> headers,
        @Nullable AuthSpec auth,
        Duration timeout,
        Duration connectTimeout,
        DataSize maxResponseSize,
        int retries,
        Duration maxWait,
        @Nullable Double rateLimit) {

    private static final long LARGEST_RESPONSE = 1L << 30;
    private static final int MOST_RETRIES = 100;

    public HttpSettings {
        headers = Map.copyOf(headers);
    }

    /** Checks the values; keys are relative to the part of the pipeline file that has them. */
    public void validate(Problems problems) {
        if (!Urls.isUrl(url)) {
            // Without the text: it may hold a password.
            problems.add(
                    "url",
                    "expected a URL that begins with http:// or https://, without user, password and '#'; credentials belong"
                            + " under 'auth'");
        }
        headers.forEach((name, value) -> {
            HeaderText.validateName("headers." + name, name, problems);
            HeaderText.validateValue("headers." + name, value, problems);
        });
        if (auth != null) {
            auth.validate(problems.in("auth"));
        }
        validateLimits(problems);
    }

    private void validateLimits(Problems problems) {
        problems.require(!timeout.isZero(), "timeout", "more than 0");
        problems.require(!connectTimeout.isZero(), "connect-timeout", "more than 0");
        long size = maxResponseSize.bytes();
        problems.require(size >= 1 && size <= LARGEST_RESPONSE, "max-response-size", "1B to 1GiB");
        problems.require(retries >= 0 && retries <= MOST_RETRIES, "retries", "0 to " + MOST_RETRIES);
        problems.require(
                rateLimit == null || (rateLimit >= 1e-4 && rateLimit <= 1e6),
                "rate-limit",
                "requests per second, 0.0001 to 1000000");
    }

    /** {@link #maxResponseSize}, once it is validated. */
    int maxResponseBytes() {
        return (int) maxResponseSize.bytes();
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
