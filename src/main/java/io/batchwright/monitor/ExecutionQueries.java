package io.batchwright.monitor;

import java.util.ArrayList;
import java.util.List;

/** The statements that read a repository, whatever its tables' names begin with. */
final class ExecutionQueries {

    private static final String EXECUTIONS = """
            SELECT e.JOB_EXECUTION_ID, e.JOB_INSTANCE_ID, i.JOB_NAME, e.STATUS, e.EXIT_CODE, e.EXIT_MESSAGE,
                   e.CREATE_TIME, e.START_TIME, e.END_TIME, e.LAST_UPDATED
            FROM %PREFIX%JOB_EXECUTION e
            JOIN %PREFIX%JOB_INSTANCE i ON i.JOB_INSTANCE_ID = e.JOB_INSTANCE_ID
            """;

    private static final String STEPS = """
            SELECT STEP_EXECUTION_ID, STEP_NAME, STATUS, EXIT_CODE, EXIT_MESSAGE, CREATE_TIME, START_TIME, END_TIME,
                   LAST_UPDATED, COMMIT_COUNT, ROLLBACK_COUNT, READ_COUNT, WRITE_COUNT, FILTER_COUNT,
                   READ_SKIP_COUNT + PROCESS_SKIP_COUNT + WRITE_SKIP_COUNT AS SKIP_COUNT
            FROM %PREFIX%STEP_EXECUTION
            WHERE JOB_EXECUTION_ID = :execution
            ORDER BY STEP_EXECUTION_ID
            """;

    /** Partitions, which are named {@code step:partition}, by themselves. */
    private static final String COUNTS = """
            SELECT JOB_EXECUTION_ID, CASE WHEN STEP_NAME LIKE '_%:%' THEN 1 ELSE 0 END AS PARTITIONS,
                   SUM(READ_COUNT) AS READ_COUNT, SUM(WRITE_COUNT) AS WRITE_COUNT, SUM(FILTER_COUNT) AS FILTER_COUNT,
                   SUM(READ_SKIP_COUNT + PROCESS_SKIP_COUNT + WRITE_SKIP_COUNT) AS SKIP_COUNT
            FROM %PREFIX%STEP_EXECUTION
            WHERE JOB_EXECUTION_ID IN (:executions)
            GROUP BY JOB_EXECUTION_ID, CASE WHEN STEP_NAME LIKE '_%:%' THEN 1 ELSE 0 END
            ORDER BY JOB_EXECUTION_ID, PARTITIONS
            """;

    private static final String PARAMETERS = """
            SELECT PARAMETER_NAME, PARAMETER_TYPE, PARAMETER_VALUE, IDENTIFYING
            FROM %PREFIX%JOB_EXECUTION_PARAMS
            WHERE JOB_EXECUTION_ID = :execution
            ORDER BY PARAMETER_NAME
            """;

    private static final String NEWEST = "SELECT MAX(JOB_EXECUTION_ID) FROM %PREFIX%JOB_EXECUTION";

    private static final String MOVING = """
            SELECT e.JOB_EXECUTION_ID, e.VERSION, (
                SELECT SUM(s.VERSION) FROM %PREFIX%STEP_EXECUTION s WHERE s.JOB_EXECUTION_ID = e.JOB_EXECUTION_ID)
            FROM %PREFIX%JOB_EXECUTION e
            WHERE e.STATUS IN ('STARTING', 'STARTED', 'STOPPING')
            ORDER BY e.JOB_EXECUTION_ID
            """;

    private final String prefix;

    ExecutionQueries(String prefix) {
        this.prefix = prefix;
    }

    String page(ExecutionFilter filter) {
        List<String> conditions = new ArrayList<>();
        if (filter.job() != null) {
            conditions.add("i.JOB_NAME = :job");
        }
        if (!filter.statuses().isEmpty()) {
            conditions.add("e.STATUS IN (:statuses)");
        }
        if (filter.before() != null) {
            conditions.add("e.JOB_EXECUTION_ID < :before");
        }
        String where = conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
        return prefixed(EXECUTIONS + where + " ORDER BY e.JOB_EXECUTION_ID DESC LIMIT :limit");
    }

    String execution() {
        return prefixed(EXECUTIONS + "WHERE e.JOB_EXECUTION_ID = :execution");
    }

    String steps() {
        return prefixed(STEPS);
    }

    String counts() {
        return prefixed(COUNTS);
    }

    String newest() {
        return prefixed(NEWEST);
    }

    String moving() {
        return prefixed(MOVING);
    }

    String parameters() {
        return prefixed(PARAMETERS);
    }

    private String prefixed(String sql) {
        return sql.replace("%PREFIX%", prefix);
    }
}
