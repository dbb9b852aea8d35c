package io.batchwright.monitor;

import java.util.List;

/** Tells whether anything in a repository has moved, at little cost however many executions there are. Thread-safe. */
public final class RepositoryPulse {

    private static final String NEWEST = "SELECT COALESCE(MAX(JOB_EXECUTION_ID), 0) FROM %PREFIX%JOB_EXECUTION";

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
     * A text that is another one when an execution has begun, moved on or ended since; it says nothing else. Where it takes too long,
     * for want of an index, to see that one has moved on, it says only when one has begun.
     *
     * @throws MonitorException if the repository can not be read
     */
    public String state() {
        String newest = repository.reading(() ->
                repository.sql(NEWEST).query((row, number) -> row.getString(1)).single());
        return newest
                + repository
                        .trying(() -> repository
                                .dispensable(MOVING)
                                .query((row, number) ->
                                        row.getString(1) + ":" + row.getString(2) + ":" + row.getString(3))
                                .list())
                        .orElse(List.of());
    }
}
