package io.batchwright.transform.expression;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations as CEL writes them: {@code 1h30m}, {@code -0.5s}, {@code 1ms}. */
final class DurationParser {

    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+)(h|ms|m|s|us|ns)");
    private static final Map<String, BigDecimal> MICROS = Map.of(
            "h", new BigDecimal(3_600_000_000L),
            "m", new BigDecimal(60_000_000),
            "s", new BigDecimal(1_000_000),
            "ms", new BigDecimal(1000),
            "us", BigDecimal.ONE,
            "ns", new BigDecimal("0.001"));

    private DurationParser() {}

    /**
     * Returns microseconds.
     *
     * @throws NumberFormatException if it is no duration
     * @throws ArithmeticException if it is no whole number of microseconds in the range of {@code long}
     */
    static long parse(String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        Matcher part = PART.matcher(text).region(signed ? 1 : 0, text.length());
        BigDecimal micros = BigDecimal.ZERO;
        while (part.lookingAt()) {
            micros = micros.add(new BigDecimal(part.group(1)).multiply(MICROS.get(part.group(2))));
            part.region(part.end(), text.length());
        }
        if (part.regionStart() != text.length() || text.length() == (signed ? 1 : 0)) {
            throw new NumberFormatException();
        }
        return (text.startsWith("-") ? micros.negate() : micros).longValueExact();
    }
}
