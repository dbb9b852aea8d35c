package io.batchwright.source;

import io.batchwright.record.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.ToLongFunction;

/** Dates and times as {@link Kind} stores them, and as text in ISO 8601. */
final class JdbcTime {

    /** A value that is not stored: more precise than microseconds, or outside of the years 1 to 9999. */
    static final long MISFIT = Long.MIN_VALUE;

    private static final int MICRO = 1_000;
    private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
    private static final long SECONDS_PER_DAY = 86_400;

    private JdbcTime() {}

    static long ofDate(LocalDate date) {
        long day = date.toEpochDay();
        return day < FIRST_DAY || day > LAST_DAY ? MISFIT : day;
    }

    static long ofTime(LocalTime time) {
        long nanos = time.toNanoOfDay();
        return nanos % MICRO == 0 ? nanos / MICRO : MISFIT;
    }

    static long ofOffsetDateTime(OffsetDateTime time) {
        return micros(time.toInstant());
    }

    static ToLongFunction<LocalDateTime> ofLocalDateTime(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC)
                ? time -> micros(time.toInstant(ZoneOffset.UTC))
                : time -> micros(time.atZone(zone).toInstant());
    }

    private static long micros(Instant time) {
        long day = Math.floorDiv(time.getEpochSecond(), SECONDS_PER_DAY);
        boolean fits = day >= FIRST_DAY && day <= LAST_DAY && time.getNano() % MICRO == 0;
        return fits ? time.getEpochSecond() * 1_000_000 + time.getNano() / MICRO : MISFIT;
    }

    /** A value of a database. Times have seconds even if they are 0. */
    static String text(Object value) {
        if (value instanceof LocalTime time) {
            return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
        }
        if (value instanceof LocalDateTime time) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
        }
        return value instanceof OffsetDateTime time ? time.toInstant().toString() : value.toString();
    }

    /** A value as it is stored. */
    static String text(Kind kind, long stored) {
        return switch (kind) {
            case DATE -> text(LocalDate.ofEpochDay(stored));
            case TIME -> text(LocalTime.ofNanoOfDay(stored * MICRO));
            default ->
                Instant.ofEpochSecond(Math.floorDiv(stored, 1_000_000), Math.floorMod(stored, 1_000_000) * (long) MICRO)
                        .toString();
        };
    }
}
