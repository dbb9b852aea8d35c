package io.batchwright.sink;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A run that has rejects, within a database. Several repositories may load into one, so that an execution's id alone names none.
 *
 * @param load the number of its load, from 1
 * @param execution the id of its job execution
 */
public record RejectedRun(long load, long execution) {

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,8})-([0-9]{1,18})");

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException if it is not of that form
     */
    public static RejectedRun of(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no run with rejects: " + text);
        }
        return new RejectedRun(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
    }

    /** {@code 3-17}. */
    @Override
    public String toString() {
        return load + "-" + execution;
    }
}
