package io.batchwright.serve.own.api;

import io.batchwright.schedule.Schedules;
import io.batchwright.serve.api.ApiException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * The place of a slot among those that come, of all pipelines.
 *
 * @param time when
 * @param pipeline whose, as several may come at once
 */
record SlotPlace(Instant time, String pipeline) {

    private static final int LAST_YEAR = 9999;

    static SlotPlace of(Schedules.Coming slot) {
        return new SlotPlace(slot.time(), slot.schedule().pipeline());
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws ApiException if it is not of that form
     */
    static SlotPlace of(String text) {
        int comma = text.indexOf(',');
        try {
            OffsetDateTime time = OffsetDateTime.parse(text.substring(0, Math.max(comma, 0)));
            if (time.getYear() <= LAST_YEAR) {
                return new SlotPlace(time.toInstant(), text.substring(comma + 1));
            }
        } catch (DateTimeException e) {
            // As wrong as a time that no schedule comes to.
        }
        throw ApiException.badRequest("after: expected the time of a slot and its pipeline, as in"
                + " 2026-01-31T12:00:00Z,metrics, found '" + text + "'");
    }

    /** {@code 2026-01-31T12:00:00Z,metrics}. */
    @Override
    public String toString() {
        return time + "," + pipeline;
    }
}
