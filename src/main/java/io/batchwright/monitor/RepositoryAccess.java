package io.batchwright.monitor;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A job repository of Spring Batch 5 or 6 on H2 or PostgreSQL, ours or another application's, and how it is asked: the names of
 * its tables, the time zone of its times, and for how long an answer is waited for. Thread-safe.
 */
public final class RepositoryAccess {

    private static final Pattern PREFIX = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

    /** How long an answer may take that a page can do without. */
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(2);

    private final DataSource source;
    private final String prefix;
    private final RepositoryRows rows;
    private final Duration patience;
    private final JdbcClient jdbc;
    private final JdbcClient impatient;

    /**
     * @param repository connections to the repository
     * @param tablePrefix what its tables' names begin with, {@code BATCH_} unless the application says otherwise; may name a
     *     schema, as in {@code etl.BATCH_}
     * @param zone the time zone of the application, as the repository's times have none
     * @param patience how long a statement may take, in whole seconds; zero for any time. On H2 the limit stays with the
     *     connection, so set one only where nobody else uses the connections
     */
    public RepositoryAccess(DataSource repository, String tablePrefix, ZoneId zone, Duration patience) {
        if (!PREFIX.matcher(tablePrefix).matches()) {
            throw new IllegalArgumentException(
                    "expected a table prefix of letters, digits, '_' and '.', found '" + tablePrefix + "'");
        }
        this.source = repository;
        this.prefix = tablePrefix;
        this.rows = new RepositoryRows(zone);
        this.patience = patience;
        this.jdbc = JdbcClient.create(new PlannedTemplate(repository, patience));
        this.impatient = patience.compareTo(LEAST_PATIENCE) > 0
                ? JdbcClient.create(new PlannedTemplate(repository, LEAST_PATIENCE))
                : jdbc;
    }

    DataSource source() {
        return source;
    }

    String prefix() {
        return prefix;
    }

    RepositoryRows rows() {
        return rows;
    }

    /** A time as the repository writes it. */
    LocalDateTime time(Instant instant) {
        return LocalDateTime.ofInstant(instant, rows.zone());
    }

    /** A statement in which {@code %PREFIX%} stands for what the tables' names begin with. */
    JdbcClient.StatementSpec sql(String sql) {
        return jdbc.sql(prefixed(sql));
    }

    /** A statement that a page can do without: it is given up sooner. */
    JdbcClient.StatementSpec dispensable(String sql) {
        return impatient.sql(prefixed(sql));
    }

    private String prefixed(String sql) {
        return sql.replace("%PREFIX%", prefix);
    }

    /** @throws MonitorException if it can not be read */
    <T> T reading(Supplier<T> query) {
        try {
            return query.get();
        } catch (DataAccessException e) {
            throw failure(e);
        }
    }

    /**
     * Reads something that can be done without.
     *
     * @return empty if it takes too long
     * @throws MonitorException if it can not be read
     */
    <T> Optional<T> trying(Supplier<T> query) {
        try {
            return Optional.of(query.get());
        } catch (DataAccessException e) {
            if (PlannedTemplate.isTimeout(e)) {
                return Optional.empty();
            }
            throw failure(e);
        }
    }

    private MonitorException failure(DataAccessException e) {
        if (PlannedTemplate.isTimeout(e)) {
            return new MonitorException(
                    "the job repository did not answer within " + patience.toSeconds()
                            + " s. It is large, and may lack indexes",
                    e);
        }
        String reason =
                String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage());
        return new MonitorException(
                "the job repository can not be read: "
                        + reason.lines().findFirst().orElse(reason),
                e);
    }
}
