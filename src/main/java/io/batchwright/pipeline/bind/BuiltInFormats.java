package io.batchwright.pipeline.bind;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text formats of the types of Java. */
final class BuiltInFormats {

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,12}) *(ms|s|m|h|d)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    /** Matches no text: only a value that is no text in JSON fits. */
    private static final String NEVER = "(?!)";

    private static final Map<Class<?>, TextFormat> FORMATS = new HashMap<>();

    static {
        add(String.class, "text", List.of("string", "number", "boolean"), null, text -> text);
        add(char.class, "one character", List.of("integer"), "^(.|\\\\t)$", BuiltInFormats::character);
        add(
                int.class,
                "a whole number",
                List.of("integer"),
                NEVER,
                text -> whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE));
        // The boxed type is for keys that may be absent.
        for (Class<?> type : List.of(long.class, Long.class)) {
            add(type, "a whole number", List.of("integer"), NEVER, text -> whole(text, Long.MIN_VALUE, Long.MAX_VALUE));
        }
        for (Class<?> type : List.of(double.class, Double.class)) {
            add(type, "a number", List.of("number"), NEVER, BuiltInFormats::number);
        }
        for (Class<?> type : List.of(boolean.class, Boolean.class)) {
            add(type, "true or false", List.of("boolean"), NEVER, BuiltInFormats::truth);
        }
        add(
                Duration.class,
                "a duration such as 500ms, 5s or 2m",
                List.of(),
                "^[0-9]+ *(ms|s|m|h|d)$",
                BuiltInFormats::duration);
        add(ZoneId.class, "a time zone such as UTC or Europe/Berlin", List.of(), null, BuiltInFormats::zone);
    }

    private BuiltInFormats() {}

    static @Nullable TextFormat of(Class<?> type) {
        return FORMATS.get(type);
    }

    private static void add(
            Class<?> type,
            String expected,
            List<String> jsonTypes,
            @Nullable String pattern,
            Function<String, @Nullable Object> parse) {
        Function<String, Object> orThrow = text -> {
            Object value = parse.apply(text);
            if (value == null) {
                throw new IllegalArgumentException("expected " + expected + ", found '" + text + "'");
            }
            return value;
        };
        FORMATS.put(type, new TextFormat(orThrow, expected, jsonTypes, pattern, List.of()));
    }

    private static @Nullable Object character(String text) {
        if (text.equals("\\t")) {
            return '\t';
        }
        return text.length() == 1 ? text.charAt(0) : null;
    }

    private static @Nullable Object truth(String text) {
        return text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : null;
    }

    private static @Nullable Object number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Object whole(String text, long min, long max) {
        if (!text.matches("[+-]?[0-9]+(_[0-9]+)*")) {
            return null;
        }
        BigInteger value = new BigInteger(text.replace("_", ""));
        if (value.compareTo(BigInteger.valueOf(min)) < 0 || value.compareTo(BigInteger.valueOf(max)) > 0) {
            throw new IllegalArgumentException(
                    "expected a whole number from " + min + " to " + max + ", found '" + text + "'");
        }
        return max == Integer.MAX_VALUE ? (Object) value.intValue() : (Object) value.longValue();
    }

    private static @Nullable Object duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        return matcher.matches()
                ? UNITS.getOrDefault(matcher.group(2), Duration.ZERO).multipliedBy(Long.parseLong(matcher.group(1)))
                : null;
    }

    private static @Nullable Object zone(String text) {
        try {
            return ZoneId.of(text).normalized();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
