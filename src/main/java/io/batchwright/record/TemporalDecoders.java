package io.batchwright.record;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The decoders of dates, times and timestamps. */
final class TemporalDecoders {

    static final String NOT_STORABLE = "is outside of the years 1 to 9999 in UTC";

    private static final long FIRST_MICRO = micros(1);
    private static final long END_MICRO = micros(10_000);

    private TemporalDecoders() {}

    /** Whether a timestamp, in microseconds since 1970 in UTC, is in the years that every other notation and database has. */
    static boolean isStorable(long micros) {
        return micros >= FIRST_MICRO && micros < END_MICRO;
    }

    private static long micros(int year) {
        return LocalDate.of(year, 1, 1).toEpochDay() * 86_400_000_000L;
    }

    /** @throws IllegalArgumentException if the pattern is invalid or leaves out what {@code kind} needs */
    static ValueDecoder of(Kind kind, @Nullable String pattern, ZoneId zone) {
        if (pattern == null) {
            return new TemporalDecoder(kind, iso(kind), zone, "a " + kind.yamlName() + " such as " + example(kind));
        }
        return PatternCompiler.compile(kind, pattern)
                .<ValueDecoder>map(syntax -> new TemporalDecoder(kind, syntax, zone, expectation(kind, pattern)))
                .orElseGet(() -> new FormatterDecoder(kind, pattern, zone));
    }

    private static IsoSyntax iso(Kind kind) {
        return IsoSyntax.valueOf(kind.name());
    }

    private static String example(Kind kind) {
        return switch (kind) {
            case DATE -> "2006-04-07";
            case TIME -> "17:08:09";
            default -> "2006-04-07T17:08:09Z";
        };
    }

    static String expectation(Kind kind, String pattern) {
        return "a " + kind.yamlName() + " such as " + DatePatterns.example(pattern) + " (pattern " + pattern + ")";
    }
}
