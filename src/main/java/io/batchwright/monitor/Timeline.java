package io.batchwright.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads what ran in the last hours or days, as bars for a picture: one for each execution, or, if there are too many, one for all
 * executions of a job that stand the same and began in the same part of the time. Thread-safe; every call throws a
 * {@link MonitorException} if the repository can not be read.
 */
public final class Timeline {

    /** Into how many parts the time is divided if there are too many executions. */
    public static final int PARTS = 48;

    /**
     * Those that began in it, those that ended in it, and those that run. H2 would begin a join with all instances, and go through all
     * that began before without {@code COALESCE}.
     */
    private static final String RAN = """
            (SELECT r.*, (SELECT i.JOB_NAME FROM %PREFIX%JOB_INSTANCE i
                          WHERE i.JOB_INSTANCE_ID = r.JOB_INSTANCE_ID) AS JOB_NAME FROM (
             SELECT JOB_EXECUTION_ID, JOB_INSTANCE_ID, STATUS, START_TIME, END_TIME FROM %PREFIX%JOB_EXECUTION
             WHERE START_TIME >= :from
             UNION ALL
             SELECT JOB_EXECUTION_ID, JOB_INSTANCE_ID, STATUS, START_TIME, END_TIME FROM %PREFIX%JOB_EXECUTION
             WHERE END_TIME >= :from AND COALESCE(START_TIME, END_TIME) < :from
             UNION ALL
             SELECT JOB_EXECUTION_ID, JOB_INSTANCE_ID, STATUS, START_TIME, END_TIME FROM %PREFIX%JOB_EXECUTION
             WHERE STATUS IN ('STARTING', 'STARTED', 'STOPPING') AND END_TIME IS NULL
               AND COALESCE(START_TIME, CREATE_TIME) < :from) r) e
            """;

    private static final String EACH =
            "SELECT e.JOB_NAME, 1 AS EXECUTIONS, e.JOB_EXECUTION_ID, e.STATUS, e.START_TIME, e.END_TIME FROM " + RAN
                    + " ORDER BY e.JOB_EXECUTION_ID DESC LIMIT :limit";

    private static final String TOGETHER = "SELECT e.JOB_NAME, COUNT(*) AS EXECUTIONS,"
            + " MAX(e.JOB_EXECUTION_ID) AS JOB_EXECUTION_ID, e.STATUS, MIN(e.START_TIME) AS START_TIME,"
            + " MAX(e.END_TIME) AS END_TIME FROM " + RAN + " GROUP BY e.JOB_NAME, e.STATUS,"
            + " FLOOR((EXTRACT(EPOCH FROM e.START_TIME) - EXTRACT(EPOCH FROM CAST(:from AS TIMESTAMP))) / :width)"
            + " ORDER BY JOB_EXECUTION_ID DESC";

    private final RepositoryAccess repository;

    public Timeline(RepositoryAccess repository) {
        this.repository = repository;
    }

    /**
     * The bars, newest first.
     *
     * @param from the beginning of the time
     * @param now its end
     * @param most how many executions may be bars of their own; if there are more, the number of bars is bounded by {@link #PARTS}
     *     for each job and status
     */
    public List<TimelineBar> bars(Instant from, Instant now, int most) {
        return repository.reading(() -> {
            List<TimelineBar> each = bars(repository.sql(EACH).param("limit", most + 1), from);
            return each.size() <= most ? each : bars(repository.sql(TOGETHER).param("width", width(from, now)), from);
        });
    }

    private List<TimelineBar> bars(JdbcClient.StatementSpec select, Instant from) {
        return select.param("from", repository.time(from))
                .query(repository.rows()::bar)
                .list();
    }

    /** Of a part, in seconds. */
    private static long width(Instant from, Instant now) {
        return Math.max(1, Duration.between(from, now).toSeconds() / PARTS);
    }
}
