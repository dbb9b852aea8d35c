package io.batchwright.record;

import io.batchwright.bytes.Bytes;
import io.batchwright.bytes.Whitespace;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import org.jspecify.annotations.Nullable;

/** Dates, times and timestamps in patterns that only {@link DateTimeFormatter} understands; makes objects for each value. */
final class FormatterDecoder implements ValueDecoder {

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1000;

    private final Kind kind;
    private final String pattern;
    private final ZoneId zone;
    private final DateTimeFormatter formatter;

    /** @throws IllegalArgumentException if the pattern is invalid or leaves out what {@code kind} needs */
    FormatterDecoder(Kind kind, String pattern, ZoneId zone) {
        this.kind = kind;
        this.pattern = pattern;
        this.zone = zone;
        this.formatter = DatePatterns.formatter(pattern);
        checkComplete();
    }

    private void checkComplete() {
        TemporalAccessor sample;
        try {
            sample = formatter.parse(formatter.format(DatePatterns.SAMPLE));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("pattern '" + pattern + "' can not be read back: " + e.getMessage(), e);
        }
        if (kind != Kind.TIME && sample.query(TemporalQueries.localDate()) == null) {
            throw incomplete("year, month and day");
        }
        boolean needsTime = kind == Kind.TIME || (kind == Kind.TIMESTAMP && DatePatterns.namesTimeOfDay(pattern));
        if (needsTime && sample.query(TemporalQueries.localTime()) == null) {
            throw incomplete("the hour (HH, or hh with a), and minutes before seconds");
        }
    }

    private IllegalArgumentException incomplete(String needed) {
        return new IllegalArgumentException(
                "pattern '" + pattern + "' does not make a " + kind.yamlName() + ": it needs " + needed);
    }

    @Override
    public boolean decode(Bytes bytes, int from, int to, Column column, int row) {
        try {
            TemporalAccessor value = parse(bytes, from, to);
            column.longs()[row] = stored(value);
            return !isTooPrecise(value);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private TemporalAccessor parse(Bytes bytes, int from, int to) {
        int start = Whitespace.skip(bytes.array(), from, to);
        return formatter.parse(bytes.text(start, Whitespace.trimEnd(bytes.array(), start, to)));
    }

    private long stored(TemporalAccessor value) {
        LocalTime time = value.query(TemporalQueries.localTime());
        if (kind == Kind.TIME) {
            return require(time).toNanoOfDay() / NANOS_PER_MICRO;
        }
        LocalDate date = requireYearOfFourDigits(require(value.query(TemporalQueries.localDate())));
        if (kind == Kind.DATE) {
            return date.toEpochDay();
        }
        long micros = epochSecond(value, date, time == null ? LocalTime.MIDNIGHT : time) * MICROS_PER_SECOND
                + (time == null ? 0 : time.get(ChronoField.MICRO_OF_SECOND));
        if (!TemporalDecoders.isStorable(micros)) {
            throw new DateTimeException(TemporalDecoders.NOT_STORABLE);
        }
        return micros;
    }

    private long epochSecond(TemporalAccessor value, LocalDate date, LocalTime time) {
        if (value.isSupported(ChronoField.INSTANT_SECONDS)) {
            return value.getLong(ChronoField.INSTANT_SECONDS);
        }
        ZoneId named = value.query(TemporalQueries.zone());
        return date.atTime(time).atZone(named == null ? zone : named).toEpochSecond();
    }

    private static boolean isTooPrecise(TemporalAccessor value) {
        LocalTime time = value.query(TemporalQueries.localTime());
        return time != null && time.get(ChronoField.NANO_OF_SECOND) % NANOS_PER_MICRO != 0;
    }

    /** As every other notation does; databases and the microseconds of a {@code long} end not much later. */
    private static LocalDate requireYearOfFourDigits(LocalDate date) {
        if (date.getYear() < 1 || date.getYear() > 9999) {
            throw new DateTimeException("year " + date.getYear());
        }
        return date;
    }

    /** Optional parts of a pattern may leave out what the sample had. */
    private static <T> T require(@Nullable T part) {
        if (part == null) {
            throw new DateTimeException("incomplete");
        }
        return part;
    }

    @Override
    public String expectation() {
        return TemporalDecoders.expectation(kind, pattern);
    }

    @Override
    public String remark(String text) {
        try {
            Bytes bytes = Bytes.of(text);
            TemporalAccessor value = parse(bytes, 0, bytes.length());
            return isTooPrecise(value) ? TemporalReader.TOO_PRECISE : "";
        } catch (DateTimeException e) {
            return "";
        }
    }
}
