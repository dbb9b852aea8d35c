package io.batchwright.spec;

import java.util.Optional;

/** Marks exceptions whose messages are made for users: what was expected, what was found, where, and what to do next. */
public interface ForUsers {

    /** The message. */
    String getMessage();

    /** The outermost exception of a chain of causes whose message is made for users; empty if there is none. */
    static Optional<Throwable> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ForUsers) {
                return Optional.of(cause);
            }
        }
        return Optional.empty();
    }

    /** The message for users if there is one, else the innermost cause with the name of its class. */
    static String message(Throwable failure) {
        return in(failure).map(Throwable::getMessage).orElseGet(() -> unexpected(failure));
    }

    /** Whether the message says all that there is to say, so that a stack trace would be of no use. */
    static boolean explains(Throwable failure) {
        return in(failure).isPresent() || innermost(failure) instanceof OutOfMemoryError;
    }

    private static Throwable innermost(Throwable failure) {
        Throwable innermost = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            innermost = cause;
        }
        return innermost;
    }

    private static String unexpected(Throwable failure) {
        Throwable innermost = innermost(failure);
        if (innermost instanceof OutOfMemoryError) {
            return "out of memory: give the JVM a larger heap (-Xmx), or lower commit-every and max-record-size";
        }
        String message = innermost.getMessage();
        return innermost.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
}
