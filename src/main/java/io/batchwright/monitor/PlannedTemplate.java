package io.batchwright.monitor;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.PGStatement;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Statements that are planned anew each time, with the values that are asked for, and given up when they take too long. What is
 * the best way to the executions of a job differs by a factor of thousands from one job to another; PostgreSQL would settle for one
 * plan after a few calls.
 */
final class PlannedTemplate extends JdbcTemplate {

    /** In H2 as in PostgreSQL. */
    private static final String CANCELLED = "57014";

    /** @param patience how long a statement may take; zero for any time */
    PlannedTemplate(DataSource source, Duration patience) {
        super(source);
        if (!patience.isZero()) {
            setQueryTimeout((int) Math.max(1, patience.toSeconds()));
        }
    }

    @Override
    protected void applyStatementSettings(Statement statement) throws SQLException {
        super.applyStatementSettings(statement);
        if (statement.isWrapperFor(PGStatement.class)) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        }
    }

    /** Whether a statement failed because it took too long. */
    static boolean isTimeout(DataAccessException failure) {
        return failure.getMostSpecificCause() instanceof SQLException sql && CANCELLED.equals(sql.getSQLState());
    }
}
