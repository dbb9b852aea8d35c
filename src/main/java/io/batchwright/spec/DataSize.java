package io.batchwright.spec;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of data: {@code 1MiB}, {@code 64KiB}, or plain bytes.
 *
 * @param bytes from 0
 */
@TextForm(
        expected = "a size such as 64KiB, 1MiB or a number of bytes",
        pattern = "^[0-9]+ *(B|KiB|MiB|GiB)?$",
        number = true)
public record DataSize(long bytes) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,18}) *(B|KiB|MiB|GiB)?");
    private static final Map<String, Long> UNITS = Map.of("B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);

    public DataSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("expected a size from 0, found " + bytes);
        }
    }

    /**
     * Reads a size.
     *
     * @throws IllegalArgumentException if it is none, or beyond 2^63 - 1 bytes
     */
    public static DataSize parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "expected a size such as 64KiB, 1MiB or a number of bytes, found '" + text + "'");
        }
        String unit = matcher.group(2);
        try {
            return new DataSize(Math.multiplyExact(
                    Long.parseLong(matcher.group(1)), unit == null ? 1L : UNITS.getOrDefault(unit, 1L)));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("expected a size below 2^63 bytes, found '" + text + "'", e);
        }
    }

    @Override
    public String toString() {
        for (String unit : new String[] {"GiB", "MiB", "KiB"}) {
            long factor = UNITS.getOrDefault(unit, 1L);
            if (bytes > 0 && bytes % factor == 0) {
                return bytes / factor + unit;
            }
        }
        return bytes + "B";
    }
}
