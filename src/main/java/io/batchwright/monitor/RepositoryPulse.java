package io.batchwright.monitor;

/** Tells whether anything in a repository has moved, at little cost however many executions there are. Thread-safe. */
public final class RepositoryPulse {

    private static final String NEWEST = "SELECT MAX(JOB_EXECUTION_ID) FROM %PREFIX%JOB_EXECUTION";

    private static final String MOVING = """
            SELECT e.JOB_EXECUTION_ID, e.VERSION, (
                SELECT SUM(s.VERSION) FROM %PREFIX%STEP_EXECUTION s WHERE s.JOB_EXECUTION_ID = e.JOB_EXECUTION_ID)
            FROM %PREFIX%JOB_EXECUTION e
            WHERE e.STATUS IN ('STARTING', 'STARTED', 'STOPPING')
            ORDER BY e.JOB_EXECUTION_ID
            """;

    private final RepositoryAccess repository;

    public RepositoryPulse(RepositoryAccess repository) {
        this.repository = repository;
    }

    /**
     * A text that is another one when an execution has begun, moved on or ended since; it says nothing else.
     *
     * @throws MonitorException if the repository can not be read
     */
    public String state() {
        return repository.reading(() ->
                repository.sql(NEWEST).query((row, number) -> row.getString(1)).single()
                        + repository
                                .sql(MOVING)
                                .query((row, number) ->
                                        row.getString(1) + ":" + row.getString(2) + ":" + row.getString(3))
                                .list());
    }
}
