package io.batchwright.record;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What patterns of {@link DateTimeFormatter} mean in a pipeline: English, strict, in any case. */
final class DatePatterns {

    static final ZonedDateTime SAMPLE = ZonedDateTime.of(2006, 4, 7, 17, 8, 9, 123_456_000, ZoneOffset.UTC);

    private static final Pattern QUOTED_OR_YEAR = Pattern.compile("'[^']*'|y+");
    private static final Pattern TIME_OF_DAY = Pattern.compile("[HhKkmsSAnNaB]");

    private DatePatterns() {}

    /** @throws IllegalArgumentException if the pattern is invalid */
    static DateTimeFormatter formatter(String pattern) {
        try {
            return new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(withYearsNotOfEra(pattern))
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("pattern '" + pattern + "': " + e.getMessage(), e);
        }
    }

    /** Strict resolution knows no year of an era that is not named; everybody writes {@code yyyy} all the same. */
    private static String withYearsNotOfEra(String pattern) {
        return unquoted(pattern).contains("G")
                ? pattern
                : QUOTED_OR_YEAR
                        .matcher(pattern)
                        .replaceAll(match -> Matcher.quoteReplacement(
                                match.group().startsWith("'")
                                        ? match.group()
                                        : match.group().replace('y', 'u')));
    }

    static boolean namesTimeOfDay(String pattern) {
        return TIME_OF_DAY.matcher(unquoted(pattern)).find();
    }

    private static String unquoted(String pattern) {
        return pattern.replaceAll("'[^']*'", "");
    }

    /** A date and time in the pattern. */
    static String example(String pattern) {
        return formatter(pattern).format(SAMPLE);
    }
}
