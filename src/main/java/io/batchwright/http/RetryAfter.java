package io.batchwright.http;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The {@code Retry-After} header (RFC 9110): seconds, or a date. */
final class RetryAfter {

    private RetryAfter() {}

    /** How long the server asks to wait, at least nothing; null if it does not say, or not in a form that is known. */
    static @Nullable Duration of(HttpHeaders headers, Clock clock) {
        String text = headers.firstValue("Retry-After").map(String::strip).orElse("");
        if (text.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            Instant date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
            Duration left = Duration.between(clock.instant(), date);
            return left.isNegative() ? Duration.ZERO : left;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
