package io.batchwright.sink;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.jdbc.JdbcException;
import org.jspecify.annotations.Nullable;

/** Tells errors that a row has caused by its values from all others, which no other row would fare better with. */
final class RowErrors {

    /** Data exceptions, constraints, views' check options, users' own. */
    static final List<String> CLASSES = List.of("22", "23", "44", "45");

    /** PostgreSQL: more rows than one in a subquery, a text too long for an index, exceptions of triggers. */
    static final List<String> STATES = List.of("21000", "54000", "P0001", "P0002", "P0003");

    private static final String H2_TRIGGER_FAILED = "90045";
    private static final Pattern COPY_LINE =
            Pattern.compile("COPY .*?, \\p{L}+ (\\d+)(?:, \\p{L}+ (.+?)(?:: |$))?", Pattern.DOTALL);
    private static final Pattern H2_COLUMN = Pattern.compile("column \"(?:\"\"(.+?)\"\"|([^\" ]+))[ \"]");

    private RowErrors() {}

    /** Whether the error is about a row, rather than about the table, the connection or the server. */
    static boolean isAboutRow(SQLException error) {
        SQLException cause = SqlErrors.cause(error);
        String state = cause.getSQLState();
        if (cause instanceof JdbcException && H2_TRIGGER_FAILED.equals(state)) {
            return true;
        }
        return state != null
                && state.length() == 5
                && (CLASSES.contains(state.substring(0, 2)) || STATES.contains(state));
    }

    /** The column that the database names, or null. */
    static @Nullable String column(SQLException error) {
        if (SqlErrors.cause(error) instanceof JdbcException h2) {
            Matcher matcher = H2_COLUMN.matcher(h2.getOriginalMessage());
            return matcher.find() ? Objects.requireNonNullElse(matcher.group(1), matcher.group(2)) : null;
        }
        String named = SqlErrors.column(error);
        Matcher copied = copied(error);
        return named != null || copied == null ? named : copied.group(2);
    }

    /** The index of the row, counted from 0 among those sent, that PostgreSQL names as a COPY's line; -1 if it names none. */
    static int copiedRow(SQLException error) {
        Matcher copied = copied(error);
        return copied == null ? -1 : Integer.parseInt(copied.group(1)) - 1;
    }

    private static @Nullable Matcher copied(SQLException error) {
        String where = SqlErrors.where(error);
        Matcher matcher = where == null ? null : COPY_LINE.matcher(where);
        return matcher != null && matcher.find() ? matcher : null;
    }
}
