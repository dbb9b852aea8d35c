package io.batchwright.batch;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes old executions from the job repository, some hundred in a transaction, and the instances that are left without
 * any. What a restart may need stays: executions that have not ended, the newest one of every instance that is not done, and
 * all of such an instance that is not ours, as their steps may be complete. Checkpoints and rejects are not touched.
 * Thread-safe.
 */
public final class RepositoryPurge {

    private static final int BATCH = 500;

    /** Those of ours have a scope, and a single step, so that only the newest execution counts. */
    private static final String REMOVABLE = """
            SELECT e.JOB_EXECUTION_ID AS ID, e.JOB_INSTANCE_ID AS INSTANCE,
                   CASE WHEN e.JOB_EXECUTION_ID = l.JOB_EXECUTION_ID THEN 1 ELSE 0 END AS IS_NEWEST
            FROM BATCH_JOB_EXECUTION e
            JOIN BATCH_JOB_INSTANCE i ON i.JOB_INSTANCE_ID = e.JOB_INSTANCE_ID
            JOIN BATCH_JOB_EXECUTION l ON l.JOB_EXECUTION_ID = (
                SELECT MAX(x.JOB_EXECUTION_ID) FROM BATCH_JOB_EXECUTION x
                WHERE x.JOB_INSTANCE_ID = e.JOB_INSTANCE_ID)
            WHERE e.JOB_EXECUTION_ID > :after AND e.END_TIME < :before
              AND e.STATUS IN ('COMPLETED', 'FAILED', 'STOPPED', 'ABANDONED')
              AND (l.STATUS IN ('COMPLETED', 'ABANDONED')
                   OR e.JOB_EXECUTION_ID <> l.JOB_EXECUTION_ID AND EXISTS (
                       SELECT 1 FROM BATCH_JOB_EXECUTION_PARAMS p
                       WHERE p.JOB_EXECUTION_ID = e.JOB_EXECUTION_ID AND p.PARAMETER_NAME = 'scope'))
            """;

    private static final List<String> DELETES = List.of(
            "DELETE FROM BATCH_STEP_EXECUTION_CONTEXT WHERE STEP_EXECUTION_ID IN"
                    + " (SELECT STEP_EXECUTION_ID FROM BATCH_STEP_EXECUTION WHERE JOB_EXECUTION_ID IN (:executions))",
            "DELETE FROM BATCH_STEP_EXECUTION WHERE JOB_EXECUTION_ID IN (:executions)",
            "DELETE FROM BATCH_JOB_EXECUTION_CONTEXT WHERE JOB_EXECUTION_ID IN (:executions)",
            "DELETE FROM BATCH_JOB_EXECUTION_PARAMS WHERE JOB_EXECUTION_ID IN (:executions)",
            "DELETE FROM BATCH_JOB_EXECUTION WHERE JOB_EXECUTION_ID IN (:executions)");

    private static final String DELETE_INSTANCES =
            "DELETE FROM BATCH_JOB_INSTANCE WHERE JOB_INSTANCE_ID IN (:instances)"
                    + " AND NOT EXISTS (SELECT 1 FROM BATCH_JOB_EXECUTION e"
                    + " WHERE e.JOB_INSTANCE_ID = BATCH_JOB_INSTANCE.JOB_INSTANCE_ID)";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RepositoryPurge(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What was removed, or would be.
     *
     * @param executions job executions
     * @param instances job instances
     */
    public record Removed(long executions, long instances) {

        private Removed plus(Removed more) {
            return new Removed(executions + more.executions, instances + more.instances);
        }
    }

    private record Candidate(long id, long instance, boolean newest) {}

    /**
     * Removes executions that ended long ago.
     *
     * @param age for how long they must have ended
     * @param pipeline only those of this pipeline or job, or null for all
     * @param dryRun whether to count only
     */
    public Removed purge(Duration age, @Nullable String pipeline, boolean dryRun) {
        LocalDateTime before = LocalDateTime.now(clock).minus(age);
        Removed removed = new Removed(0, 0);
        List<Candidate> batch = candidates(before, pipeline, 0);
        while (!batch.isEmpty()) {
            removed = removed.plus(dryRun ? counted(batch) : remove(batch));
            batch = candidates(before, pipeline, batch.get(batch.size() - 1).id());
        }
        return removed;
    }

    private List<Candidate> candidates(LocalDateTime before, @Nullable String pipeline, long after) {
        String sql = REMOVABLE + (pipeline == null ? "" : "AND i.JOB_NAME = :pipeline ")
                + "ORDER BY e.JOB_EXECUTION_ID LIMIT " + BATCH;
        JdbcClient.StatementSpec select = jdbc.sql(sql).param("before", before).param("after", after);
        if (pipeline != null) {
            select.param("pipeline", pipeline);
        }
        return select.query((row, number) ->
                        new Candidate(row.getLong("ID"), row.getLong("INSTANCE"), row.getInt("IS_NEWEST") == 1))
                .list();
    }

    private static Removed counted(List<Candidate> batch) {
        return new Removed(
                batch.size(), batch.stream().filter(Candidate::newest).count());
    }

    private Removed remove(List<Candidate> batch) {
        List<Long> executions = batch.stream().map(Candidate::id).toList();
        List<Long> instances =
                batch.stream().map(Candidate::instance).distinct().toList();
        return transaction.execute(status -> {
            int deleted = 0;
            for (String delete : DELETES) {
                deleted = jdbc.sql(delete).param("executions", executions).update();
            }
            return new Removed(
                    deleted,
                    jdbc.sql(DELETE_INSTANCES).param("instances", instances).update());
        });
    }
}
