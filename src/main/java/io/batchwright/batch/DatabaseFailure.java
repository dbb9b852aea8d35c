package io.batchwright.batch;

import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Explains why the default connection can not be used. */
final class DatabaseFailure {

    /** H2: the file is locked by another process. */
    private static final int H2_IN_USE = 90020;

    /** A password in a JDBC URL: a parameter, or between user and host. */
    private static final Pattern SECRET = Pattern.compile("(?i)((?:password|pwd)=)[^;&]+|(//[^/@:]+:)[^/@]+(?=@)");

    private DatabaseFailure() {}

    /** The failure with a message for users; failures that are not the database's come back unchanged. */
    static RuntimeException explain(RuntimeException failure, EmbeddedDatabase embedded, String url) {
        SQLException cause = sqlCause(failure);
        if (cause == null) {
            return failure;
        }
        if (cause.getErrorCode() == H2_IN_USE) {
            return new DatabaseException(
                    "the embedded database is in use by " + embedded.owner()
                            + ". It belongs to one process at a time: wait for that one, stop it, or use PostgreSQL"
                            + " (SPRING_DATASOURCE_URL).",
                    failure);
        }
        return new DatabaseException("cannot use the database " + masked(url) + ": " + cause.getMessage(), failure);
    }

    private static String masked(String url) {
        return SECRET.matcher(url).replaceAll("$1$2***");
    }

    private static @Nullable SQLException sqlCause(Throwable failure) {
        SQLException found = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                found = sql;
            }
        }
        return found;
    }
}
