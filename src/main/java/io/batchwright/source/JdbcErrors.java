package io.batchwright.source;

import java.sql.SQLException;
import java.util.Objects;
import org.h2.jdbc.JdbcException;

/** What a database said of a query, for users. */
final class JdbcErrors {

    private JdbcErrors() {}

    /** @param what what can not be done, such as {@code source.query} */
    static SourceException failure(String what, SQLException error) {
        String message = error instanceof JdbcException h2 ? h2.getOriginalMessage() : error.getMessage();
        String line = Objects.requireNonNullElse(message, error.toString()).replaceAll("\\s*\\R\\s*", " ");
        return new SourceException(what + ": " + line.strip(), error);
    }
}
