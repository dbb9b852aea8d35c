package io.batchwright.monitor;

/** The statements that read executions and what belongs to them; {@code %PREFIX%} is what the tables' names begin with. */
final class ExecutionQueries {

    static final String EXECUTIONS = """
            SELECT e.JOB_EXECUTION_ID, e.JOB_INSTANCE_ID, i.JOB_NAME, e.STATUS, e.EXIT_CODE, e.EXIT_MESSAGE,
                   e.CREATE_TIME, e.START_TIME, e.END_TIME, e.LAST_UPDATED
            FROM %PREFIX%JOB_EXECUTION e
            JOIN %PREFIX%JOB_INSTANCE i ON i.JOB_INSTANCE_ID = e.JOB_INSTANCE_ID
            WHERE e.JOB_EXECUTION_ID IN (:executions)
            """;

    /** Of an execution that has ended a step may not have, where its end could not be recorded. */
    static final String OPEN = """
            SELECT JOB_EXECUTION_ID FROM %PREFIX%JOB_EXECUTION
            WHERE STATUS IN ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN')
            UNION
            SELECT JOB_EXECUTION_ID FROM %PREFIX%STEP_EXECUTION
            WHERE STATUS IN ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN')
            ORDER BY JOB_EXECUTION_ID DESC
            """;

    static final String STEPS = """
            SELECT STEP_EXECUTION_ID, STEP_NAME, STATUS, EXIT_CODE, EXIT_MESSAGE, CREATE_TIME, START_TIME, END_TIME,
                   LAST_UPDATED, COMMIT_COUNT, ROLLBACK_COUNT, READ_COUNT, WRITE_COUNT, FILTER_COUNT,
                   READ_SKIP_COUNT + PROCESS_SKIP_COUNT + WRITE_SKIP_COUNT AS SKIP_COUNT
            FROM %PREFIX%STEP_EXECUTION
            WHERE JOB_EXECUTION_ID = :execution
            ORDER BY STEP_EXECUTION_ID
            LIMIT :limit
            """;

    /** Partitions, which are named {@code step:partition}, by themselves. */
    static final String COUNTS = """
            SELECT JOB_EXECUTION_ID, CASE WHEN STEP_NAME LIKE '_%:%' THEN 1 ELSE 0 END AS PARTITIONS,
                   SUM(READ_COUNT) AS READ_COUNT, SUM(WRITE_COUNT) AS WRITE_COUNT, SUM(FILTER_COUNT) AS FILTER_COUNT,
                   SUM(READ_SKIP_COUNT + PROCESS_SKIP_COUNT + WRITE_SKIP_COUNT) AS SKIP_COUNT
            FROM %PREFIX%STEP_EXECUTION
            WHERE JOB_EXECUTION_ID IN (:executions)
            GROUP BY JOB_EXECUTION_ID, CASE WHEN STEP_NAME LIKE '_%:%' THEN 1 ELSE 0 END
            ORDER BY JOB_EXECUTION_ID, PARTITIONS
            """;

    static final String PARAMETERS = """
            SELECT PARAMETER_NAME, PARAMETER_TYPE, PARAMETER_VALUE, IDENTIFYING
            FROM %PREFIX%JOB_EXECUTION_PARAMS
            WHERE JOB_EXECUTION_ID = :execution
            ORDER BY PARAMETER_NAME
            """;

    /** The executions of the same instance next to one. */
    static final String NEIGHBOURS = """
            SELECT (SELECT MAX(b.JOB_EXECUTION_ID) FROM %PREFIX%JOB_EXECUTION b
                    WHERE b.JOB_INSTANCE_ID = :instance AND b.JOB_EXECUTION_ID < :execution) AS EARLIER,
                   (SELECT MIN(a.JOB_EXECUTION_ID) FROM %PREFIX%JOB_EXECUTION a
                    WHERE a.JOB_INSTANCE_ID = :instance AND a.JOB_EXECUTION_ID > :execution) AS LATER
            """;

    private ExecutionQueries() {}
}
