package io.batchwright.sink;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.h2.jdbc.JdbcException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What a database said, on one line, without the statement that it was about. */
public final class SqlErrors {

    static final String UNIQUE_VIOLATION = "23505";
    static final String CHECK_VIOLATION = "23514";
    static final String NOT_NULL_VIOLATION = "23502";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** Connection exceptions (class 08), and PostgreSQL's shutdown, crash, start, lost database and too many connections. */
    private static final Pattern LOST = Pattern.compile("08...|57P0[1-5]|53300|"
            // serialization failure, deadlock
            + "40001|40P01|"
            // H2: connection broken, database closed, already closed
            + "90067|90098|90121");

    private static final Pattern LINE_END = Pattern.compile("\\s*\\R\\s*");

    private SqlErrors() {}

    /**
     * Whether an error is about the connection, or about the moment: on a new connection the same may well work.
     */
    public static boolean isTransient(SQLException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException || cause instanceof SQLRecoverableException) {
                return true;
            }
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && LOST.matcher(sql.getSQLState()).matches()) {
                return true;
            }
        }
        return false;
    }

    /**
     * The failure for users.
     *
     * @param what what can not be done
     * @return a {@link LostConnectionException} if trying again may help
     */
    static SinkException failure(String what, SQLException error) {
        String message = what + ": " + message(error);
        if (LOCK_NOT_AVAILABLE.equals(error.getSQLState())) {
            message +=
                    ". A database session that was left behind holds it: end that session (pg_terminate_backend), then"
                            + " run the pipeline again";
        }
        return isTransient(error) ? new LostConnectionException(message, error) : new SinkException(message, error);
    }

    static String message(SQLException error) {
        SQLException cause = cause(error);
        ServerErrorMessage server = server(cause);
        if (server != null) {
            return oneLine(Objects.requireNonNullElse(server.getMessage(), "no message")
                    + part(": ", server.getDetail(), "")
                    + part(" (", server.getWhere(), ")")
                    + part("; hint: ", server.getHint(), ""));
        }
        String message = cause instanceof JdbcException h2 ? h2.getOriginalMessage() : cause.getMessage();
        return oneLine(Objects.requireNonNullElse(message, cause.toString()));
    }

    /** What PostgreSQL was doing when it failed, such as {@code COPY metrics, line 3, column id: "x"}; null if unknown. */
    static @Nullable String where(SQLException error) {
        ServerErrorMessage server = server(cause(error));
        return server == null ? null : server.getWhere();
    }

    /** The column that PostgreSQL names, or null. */
    static @Nullable String column(SQLException error) {
        ServerErrorMessage server = server(cause(error));
        return server == null ? null : server.getColumn();
    }

    /** The error itself; of a batch, the first one in it. */
    static SQLException cause(SQLException error) {
        SQLException next = error.getNextException();
        return error instanceof BatchUpdateException && next != null ? next : error;
    }

    private static @Nullable ServerErrorMessage server(SQLException error) {
        return error instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    }

    /** A part of a message; nothing if it is missing. */
    static String part(String before, @Nullable String text, String after) {
        return text == null || text.isEmpty() ? "" : before + unended(text) + after;
    }

    /** Without a full stop at the end, as more may follow. */
    private static String unended(String text) {
        String stripped = text.strip();
        return stripped.endsWith(".") && !stripped.endsWith("..")
                ? stripped.substring(0, stripped.length() - 1)
                : stripped;
    }

    static String oneLine(String text) {
        boolean simple = text.chars().allMatch(c -> c >= ' ' && c <= '~');
        return simple ? text.strip() : LINE_END.matcher(text).replaceAll(" ").strip();
    }
}
