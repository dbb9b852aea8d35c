package io.batchwright.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** Moments as users write them: a date, a date and time, or one with its offset. */
final class SlotTime {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd['T'HH:mm[:ss][XXX]]");

    private SlotTime() {}

    /**
     * Reads a moment.
     *
     * @param option the option that it is given by, for messages
     * @param zone the zone of one without an offset
     * @throws UserException if it is none
     */
    static Instant parse(String option, String text, ZoneId zone) {
        try {
            TemporalAccessor time = FORM.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (time instanceof OffsetDateTime moment) {
                return moment.toInstant();
            }
            return time instanceof LocalDateTime local
                    ? local.atZone(zone).toInstant()
                    : LocalDate.from(time).atStartOfDay(zone).toInstant();
        } catch (DateTimeException e) {
            throw new UserException(
                    option + ": expected a time such as 2026-01-31, 2026-01-31T03:00 or 2026-01-31T03:00Z, found '"
                            + text + "'");
        }
    }
}
