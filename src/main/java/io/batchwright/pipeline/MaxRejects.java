package io.batchwright.pipeline;

import io.batchwright.spec.TextForm;
import java.util.regex.Pattern;

/**
 * How many rejects a run bears before it fails.
 *
 * @param unit what {@code amount} counts
 * @param amount the most rejects, or the largest percentage of the records read; 0 for unlimited
 */
@TextForm(
        expected = "a number of records, a percentage such as 5%, or unlimited",
        pattern = "^([0-9]+|[0-9]+(\\.[0-9]+)?%)$",
        values = "unlimited",
        number = true)
public record MaxRejects(Unit unit, double amount) {

    /** From how many records on a percentage is judged before the end. */
    public static final long JUDGED_FROM = 1000;

    private static final Pattern COUNT = Pattern.compile("[0-9]{1,15}");
    private static final Pattern PERCENTAGE = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,9})?%");

    /** What is counted. */
    public enum Unit {
        RECORDS,
        PERCENT,
        UNLIMITED
    }

    public MaxRejects {
        if (amount < 0 || (unit == Unit.PERCENT && amount > 100)) {
            throw new IllegalArgumentException(
                    "expected a number of records from 0, or 0% to 100%, found " + written(unit, amount));
        }
    }

    /** Reads {@code 1000}, {@code 5%}, {@code 0.1%} or {@code unlimited}. */
    public static MaxRejects parse(String text) {
        if (text.equals("unlimited")) {
            return new MaxRejects(Unit.UNLIMITED, 0);
        }
        if (COUNT.matcher(text).matches()) {
            return new MaxRejects(Unit.RECORDS, Double.parseDouble(text));
        }
        if (PERCENTAGE.matcher(text).matches()) {
            return new MaxRejects(Unit.PERCENT, Double.parseDouble(text.substring(0, text.length() - 1)));
        }
        throw new IllegalArgumentException(
                "expected a number of records, a percentage such as 5%, or unlimited, found '" + text + "'");
    }

    /**
     * Whether these are too many.
     *
     * @param rejected records rejected so far
     * @param read records read so far
     * @param atEnd whether no more will be read
     */
    public boolean exceeded(long rejected, long read, boolean atEnd) {
        return switch (unit) {
            case RECORDS -> rejected > amount;
            case PERCENT -> (atEnd || read >= JUDGED_FROM) && rejected * 100.0 > amount * read;
            case UNLIMITED -> false;
        };
    }

    @Override
    public String toString() {
        return written(unit, amount);
    }

    private static String written(Unit unit, double amount) {
        String number = amount == Math.rint(amount) ? Long.toString((long) amount) : Double.toString(amount);
        return switch (unit) {
            case RECORDS -> number;
            case PERCENT -> number + "%";
            case UNLIMITED -> "unlimited";
        };
    }
}
