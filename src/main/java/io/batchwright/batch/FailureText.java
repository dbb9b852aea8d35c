package io.batchwright.batch;

import java.util.ArrayList;
import java.util.List;

/**
 * Describes a failure for the job repository, which keeps 2,500 characters: what a person has to know first, then the
 * stack traces from the innermost cause outwards. Spring Batch begins with its own outermost exception, and what it was
 * about is cut off.
 */
final class FailureText {

    private static final String OURS = "io.batchwright.";
    private static final int FRAMES = 6;

    private FailureText() {}

    static String of(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            causes.add(0, cause);
        }
        StringBuilder text = new StringBuilder(message(causes));
        for (int i = 0; i < causes.size(); i++) {
            text.append(i == 0 ? "\nThrown as: " : "\nWrapped by: ").append(causes.get(i));
            StackTraceElement[] frames = causes.get(i).getStackTrace();
            for (int frame = 0; frame < Math.min(frames.length, FRAMES); frame++) {
                text.append("\n\tat ").append(frames[frame]);
            }
        }
        return text.toString();
    }

    /** The outermost message of ours, which is made for people; else the innermost cause. */
    private static String message(List<Throwable> innermostFirst) {
        String message = innermostFirst.get(0).toString();
        for (Throwable cause : innermostFirst) {
            if (cause.getClass().getName().startsWith(OURS) && cause.getMessage() != null) {
                message = cause.getMessage();
            }
        }
        return message;
    }
}
