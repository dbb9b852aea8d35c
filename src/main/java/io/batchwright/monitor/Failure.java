package io.batchwright.monitor;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why an execution failed, as far as its repository tells: Spring Batch keeps the first 2,500 characters of a stack trace.
 *
 * @param cause the innermost cause that is in the text, on one line
 * @param text all that was kept
 */
public record Failure(String cause, String text) {

    private static final String STOPPED = "STOPPED";
    private static final String CAUSED_BY = "Caused by: ";
    /** Lines that end a message: frames, and the exceptions around the cause in what Batchwright keeps. */
    private static final Pattern BEHIND = Pattern.compile("(\tat |Thrown as: |Wrapped by: |Suppressed: ).*");

    /**
     * Reads an exit message; null if it tells of no failure.
     *
     * @param exitCode tells how one has ended that was abandoned afterwards
     */
    static @Nullable Failure of(ExecutionStatus status, String exitCode, @Nullable String exitMessage) {
        boolean failed = status == ExecutionStatus.FAILED
                || (status == ExecutionStatus.ABANDONED && !exitCode.equals(STOPPED))
                || status == ExecutionStatus.UNKNOWN;
        if (!failed || exitMessage == null || exitMessage.isBlank()) {
            return null;
        }
        return new Failure(cause(exitMessage.strip()), exitMessage.strip());
    }

    private static String cause(String text) {
        int last = text.lastIndexOf("\n" + CAUSED_BY);
        String trace = last < 0 ? text : text.substring(last + 1 + CAUSED_BY.length());
        List<String> message = Arrays.stream(trace.split("\\R"))
                .takeWhile(line -> !BEHIND.matcher(line).matches())
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return withoutPackage(message.isEmpty() ? trace.strip() : String.join(" ", message));
    }

    /** {@code java.io.IOException: gone} as {@code IOException: gone}. */
    private static String withoutPackage(String message) {
        return message.replaceFirst("^(?:[a-z][a-z0-9_]*\\.)+(?=[A-Z])", "");
    }
}
