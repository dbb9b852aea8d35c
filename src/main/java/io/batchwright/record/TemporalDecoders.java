package io.batchwright.record;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The decoders of dates, times and timestamps. */
final class TemporalDecoders {

    private TemporalDecoders() {}

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
