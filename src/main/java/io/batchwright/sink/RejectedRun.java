package io.batchwright.sink;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A run that has rejects, in the order of the executions. Several repositories may load into a database, so that an execution's
 * id alone names none.
 *
 * @param execution the id of its job execution
 * @param load the load's job key
 */
public record RejectedRun(long execution, String load) implements Comparable<RejectedRun> {

    /** Comes before every run. */
    public static final RejectedRun START = new RejectedRun(Long.MIN_VALUE, "");

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})-([0-9a-f]{1,64})");
    private static final Comparator<RejectedRun> ORDER =
            Comparator.comparingLong(RejectedRun::execution).thenComparing(RejectedRun::load);

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException if it is not of that form; says so for users
     */
    public static RejectedRun of(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "expected an execution and the key of a load, as in 17-3f0c…, found '" + text + "'");
        }
        return new RejectedRun(Long.parseLong(parts.group(1)), parts.group(2));
    }

    @Override
    public int compareTo(RejectedRun other) {
        return ORDER.compare(this, other);
    }

    /** {@code 17-3f0c…}. */
    @Override
    public String toString() {
        return execution + "-" + load;
    }
}
