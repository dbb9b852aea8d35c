package io.batchwright.batch;

import io.batchwright.settings.JdbcUrl;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;

/** Explains why the default connection can not be used. */
final class DatabaseFailure {

    /** H2: the file is locked by another process. */
    private static final int H2_IN_USE = 90020;

    /** The class of SQL states of a wrong user or password. */
    private static final String NOT_LET_IN = "28";

    /** PostgreSQL: insufficient privilege. */
    private static final String NO_RIGHT = "42501";

    private DatabaseFailure() {}

    /** The failure with a message for users; failures that are not the database's come back unchanged. */
    static RuntimeException explain(RuntimeException failure, EmbeddedDatabase embedded, String url) {
        SQLException cause = sqlCause(failure);
        if (cause != null && cause.getErrorCode() == H2_IN_USE) {
            return new DatabaseException(
                    "the embedded database is in use by " + embedded.owner()
                            + ". It belongs to one process at a time: wait for that one, stop it, or use PostgreSQL"
                            + " (SPRING_DATASOURCE_URL).",
                    failure);
        }
        if (cause != null
                && NestedExceptionUtils.getMostSpecificCause(failure) instanceof AccessDeniedException denied) {
            return new DatabaseException(
                    "cannot use the database " + JdbcUrl.masked(url) + ": no permission to write " + denied.getFile(),
                    failure);
        }
        String reason = String.valueOf(
                (cause != null ? cause : NestedExceptionUtils.getMostSpecificCause(failure)).getMessage());
        // Pool and drivers quote the URL that they do not take, password and all.
        if (cause == null && (url.isEmpty() || !reason.contains(url))) {
            return failure;
        }
        return new DatabaseException(
                "cannot use the database " + JdbcUrl.masked(url) + ": " + reason.replace(url, JdbcUrl.masked(url))
                        + hint(cause),
                failure);
    }

    private static String hint(@Nullable SQLException cause) {
        String state = cause == null ? "" : String.valueOf(cause.getSQLState());
        if (state.equals(NO_RIGHT)) {
            return ". Batchwright makes its tables at its first start: grant CREATE on the schema, or let a user who has it"
                    + " run a command once";
        }
        if (state.startsWith(NOT_LET_IN)) {
            return ". Correct username and password of the connection in config/application.yml, or of the default one in"
                    + " SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD";
        }
        return cause != null && NestedExceptionUtils.getMostSpecificCause(cause) instanceof UnknownHostException unknown
                ? noHost(String.valueOf(unknown.getMessage()))
                : "";
    }

    /** PostgreSQL's driver takes a login before the host for part of its name. */
    private static String noHost(String host) {
        int login = host.lastIndexOf('@');
        return login < 0
                ? " There is no host '" + host + "'"
                : " There is no host '***" + host.substring(login)
                        + "'; user and password do not belong into the URL, but have keys of their own: username, password";
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
