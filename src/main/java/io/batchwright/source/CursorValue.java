package io.batchwright.source;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A value that grows from record to record. Numbers compare as numbers, dates with time and offset (ISO 8601) as moments, anything
 * else as text.
 *
 * @param text as it stands in the record
 * @param isNumber whether it is a number of JSON
 */
record CursorValue(String text, boolean isNumber) {

    private static final int SHORTEST_MOMENT = "2026-01-01T00:00Z".length();

    /** Negative if this one is less, 0 if they mean the same, positive if it is greater. */
    int compare(CursorValue other) {
        if (isNumber && other.isNumber) {
            return new BigDecimal(text).compareTo(new BigDecimal(other.text));
        }
        if (text.equals(other.text)) {
            return 0;
        }
        OffsetDateTime moment = moment();
        OffsetDateTime otherMoment = other.moment();
        return moment != null && otherMoment != null
                ? moment.toInstant().compareTo(otherMoment.toInstant())
                : text.compareTo(other.text);
    }

    private @Nullable OffsetDateTime moment() {
        if (isNumber || text.length() < SHORTEST_MOMENT || text.charAt(4) != '-') {
            return null;
        }
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
