package io.batchwright.settings;

import io.batchwright.spec.Problems;
import io.batchwright.spec.SecretNames;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Reads the values of keys. What does not fit becomes a problem, and something that fits is given instead, so that one look
 * finds everything wrong.
 */
final class Values {

    private static final String DURATION = "a duration such as 30s, 5m, 12h or 90d";

    private final Binder binder;
    private final Problems problems;

    /** @param problems where problems go; it knows the places of keys */
    Values(ConfigurableEnvironment environment, Problems problems) {
        this.binder = Binder.get(environment);
        this.problems = problems;
    }

    /** The text of a key, with placeholders filled in; null if there is none. */
    @Nullable
    String get(String key) {
        return binder.bind(key, String.class).orElse(null);
    }

    void problem(String key, String message) {
        problems.add(key, key + ": " + message);
    }

    /** Adds the problem that something else is expected. What is found is not said of keys that sound secret. */
    void unfit(String key, String expected) {
        String found = get(key);
        String missing = found == null ? null : Placeholders.unresolved(found);
        if (missing != null) {
            problem(key, "expected " + expected + ", found '${" + missing + "}', and " + missing + " is not set");
        } else if (found == null || found.isEmpty()) {
            problem(key, "expected " + expected + ", found nothing");
        } else {
            problem(
                    key,
                    "expected " + expected
                            + (SecretNames.matches(key) ? "" : ", found '" + JdbcUrl.masked(found) + "'"));
        }
    }

    /** @param fallback the value if there is none */
    Duration duration(String key, String fallback, Duration least, Duration most) {
        Duration standard = DurationStyle.detectAndParse(fallback);
        String text = get(key);
        if (text == null) {
            return standard;
        }
        try {
            Duration value = DurationStyle.detectAndParse(text.strip());
            if (value.compareTo(least) >= 0 && value.compareTo(most) <= 0) {
                return value;
            }
            unfit(key, shown(least) + " to " + shown(most) + inMilliseconds(text));
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            unfit(key, DURATION);
        }
        return standard;
    }

    /** Spring reads a number alone as milliseconds, which surprises people. */
    private static String inMilliseconds(String text) {
        return text.strip().matches("[+-]?\\d+") ? " (a number without a unit is in milliseconds)" : "";
    }

    private static String shown(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + "s";
        }
        return seconds % 86_400 == 0 ? seconds / 86_400 + "d" : seconds / 60 + "m";
    }

    /** @param fallback the value if there is none */
    int number(String key, int fallback, int least, int most) {
        String text = get(key);
        if (text == null) {
            return fallback;
        }
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        unfit(key, "a number from " + least + " to " + most);
        return fallback;
    }

    /** A text that has to be there; empty if it is not. */
    String text(String key, String expected) {
        String text = get(key);
        if (text == null || text.isBlank() || Placeholders.unresolved(text) != null) {
            unfit(key, expected);
            return "";
        }
        return text;
    }

    /** A text that has to be there; empty if it is not, or does not match. */
    String matching(String key, Pattern pattern, String expected) {
        String text = get(key);
        if (text != null && pattern.matcher(text).matches()) {
            return text;
        }
        unfit(key, expected);
        return "";
    }

    /** @param fallback the value if there is none */
    <E extends Enum<E>> E oneOf(String key, E fallback, E[] all) {
        String text = get(key);
        if (text == null) {
            return fallback;
        }
        for (E value : all) {
            if (value.name().equalsIgnoreCase(text.strip())) {
                return value;
            }
        }
        unfit(
                key,
                Arrays.stream(all)
                        .map(value -> value.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" or ")));
        return fallback;
    }

    /** How many elements a list has, all of them from one source; 0 if it is none, which its keys tell. */
    int size(String key) {
        try {
            return binder.bind(key, Bindable.listOf(Map.class)).map(List::size).orElse(0);
        } catch (BindException e) {
            return 0;
        }
    }
}
