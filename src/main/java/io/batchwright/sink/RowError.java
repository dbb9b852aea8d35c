package io.batchwright.sink;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.jdbc.JdbcException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What a database says about a row that it refuses, part by part.
 *
 * @param state the SQLState
 * @param message in one sentence
 * @param detail more of it, or null
 * @param hint what may help, or null
 * @param column the column that it names, or null
 * @param constraint the constraint, or null
 * @param key the columns of that constraint as far as they are told
 */
record RowError(
        @Nullable String state,
        @Nullable String message,
        @Nullable String detail,
        @Nullable String hint,
        @Nullable String column,
        @Nullable String constraint,
        List<String> key) {

    /** PostgreSQL's {@code Key (id, "No")=(1, 2) already exists.}, in any language. */
    private static final Pattern KEY = Pattern.compile("\\((.+?)\\)=\\(");

    /**
     * H2's {@code "PUBLIC.PK PRIMARY KEY ON PUBLIC.T(ID) (…)"}, {@code "PUBLIC.UN INDEX PUBLIC.UN_INDEX ON PUBLIC.T(ID NULLS
     * FIRST) VALUES …"}, {@code "FK: PUBLIC.T FOREIGN KEY(A) REFERENCES PUBLIC.U(ID) (9)"} and {@code "CHECKED: "}.
     */
    private static final Pattern H2_CONSTRAINT = Pattern.compile(
            ": \"(?:(?:[^ ]+\\.)?([^ ]+) (?:PRIMARY KEY|INDEX .+?) ON .+?|([^ ]+): .+? FOREIGN KEY|([^ ]+): )(?:\\((.+?)\\)|\")");

    RowError {
        key = List.copyOf(key);
    }

    static RowError of(SQLException error) {
        SQLException cause = SqlErrors.cause(error);
        ServerErrorMessage server = cause instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        if (server != null) {
            return of(
                    cause.getSQLState(),
                    server.getMessage(),
                    server.getDetail(),
                    server.getHint(),
                    RowErrors.column(error),
                    server.getConstraint());
        }
        return ofH2(cause, RowErrors.column(error));
    }

    /** What PostgreSQL says. */
    static RowError of(
            @Nullable String state,
            @Nullable String message,
            @Nullable String detail,
            @Nullable String hint,
            @Nullable String column,
            @Nullable String constraint) {
        Matcher key = KEY.matcher(detail == null ? "" : detail);
        return new RowError(
                state, message, detail, hint, column, constraint, key.find() ? names(key.group(1)) : List.of());
    }

    /** A duplicate key. */
    static RowError ofKey(String constraint, List<String> columns) {
        return new RowError(SqlErrors.UNIQUE_VIOLATION, null, null, null, null, constraint, columns);
    }

    /** A row that a check refuses. */
    static RowError ofCheck(String constraint, List<String> columns) {
        return new RowError(SqlErrors.CHECK_VIOLATION, null, null, null, null, constraint, columns);
    }

    /** The same error of a constraint on those columns. */
    RowError of(List<String> columns) {
        return new RowError(state, message, detail, hint, column, constraint, columns);
    }

    private static RowError ofH2(SQLException cause, @Nullable String column) {
        String message = cause instanceof JdbcException h2 ? h2.getOriginalMessage() : cause.getMessage();
        Matcher found = H2_CONSTRAINT.matcher(message == null ? "" : message);
        String constraint = null;
        List<String> key = List.of();
        if (found.find()) {
            constraint = name(first(found.group(1), found.group(2), found.group(3)));
            key = found.group(4) == null ? key : names(found.group(4));
        }
        return new RowError(cause.getSQLState(), message, null, null, column, constraint, key);
    }

    private static @Nullable String first(@Nullable String... texts) {
        return Arrays.stream(texts).filter(text -> text != null).findFirst().orElse(null);
    }

    private static List<String> names(String list) {
        return Arrays.stream(list.split(", "))
                .map(name -> String.valueOf(name(name.replaceFirst(" (?:ASC|DESC|NULLS) ?.*", ""))))
                .toList();
    }

    private static @Nullable String name(@Nullable String quoted) {
        return quoted == null ? null : quoted.replace("\"", "");
    }
}
