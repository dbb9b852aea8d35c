package io.batchwright.sink;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Objects;
import org.h2.jdbc.JdbcException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What a database said, on one line, without the statement that it was about. */
final class SqlErrors {

    private SqlErrors() {}

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

    private static SQLException cause(SQLException error) {
        SQLException next = error.getNextException();
        return error instanceof BatchUpdateException && next != null ? next : error;
    }

    private static @Nullable ServerErrorMessage server(SQLException error) {
        return error instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    }

    private static String part(String before, @Nullable String text, String after) {
        return text == null ? "" : before + text + after;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ").strip();
    }
}
