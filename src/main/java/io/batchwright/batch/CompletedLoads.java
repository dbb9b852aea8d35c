package io.batchwright.batch;

import io.batchwright.record.Ledger;
import io.batchwright.sink.Checkpoint;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells from the job repository whether the loads of executions have been completed since, by whatever run. Thread-safe; throws a
 * {@link org.springframework.dao.DataAccessException} if the repository can not be read.
 */
public final class CompletedLoads {

    private static final Logger LOG = LoggerFactory.getLogger(CompletedLoads.class);

    /**
     * Of each job instance the last execution counts. A load of which nothing was accounted for yet may have begun anew, on input
     * that was mended: another instance, but with the scope of the same slot. Each is found by an index.
     */
    private static final String COMPLETED = """
            SELECT asked.EXECUTION, MAX(e.JOB_EXECUTION_ID) AS COMPLETED_BY FROM (
                SELECT a.JOB_EXECUTION_ID AS EXECUTION, (
                    SELECT MAX(i.JOB_EXECUTION_ID) FROM BATCH_JOB_EXECUTION i
                    WHERE i.JOB_INSTANCE_ID = a.JOB_INSTANCE_ID) AS NEWEST
                FROM BATCH_JOB_EXECUTION a WHERE a.JOB_EXECUTION_ID IN (:executions)
                UNION ALL
                SELECT slot.JOB_EXECUTION_ID, (
                    SELECT MAX(o.JOB_EXECUTION_ID) FROM BATCH_JOB_EXECUTION_PARAMS o
                    WHERE o.PARAMETER_NAME = 'scope' AND o.PARAMETER_VALUE = scope.PARAMETER_VALUE
                        AND LEFT(o.PARAMETER_VALUE, 100) = LEFT(scope.PARAMETER_VALUE, 100))
                FROM BATCH_JOB_EXECUTION_PARAMS slot
                JOIN BATCH_JOB_EXECUTION_PARAMS scope
                    ON scope.JOB_EXECUTION_ID = slot.JOB_EXECUTION_ID AND scope.PARAMETER_NAME = 'scope'
                WHERE slot.PARAMETER_NAME = 'slot' AND slot.IDENTIFYING = 'Y' AND slot.JOB_EXECUTION_ID IN (:executions)
            ) asked JOIN BATCH_JOB_EXECUTION e ON e.JOB_EXECUTION_ID = asked.NEWEST AND e.STATUS = 'COMPLETED'
            GROUP BY asked.EXECUTION""";

    private final JdbcClient jdbc;
    private final JobOperations jobs;

    /**
     * @param repository connections to the database of the job repository
     * @param jobs the operations on its executions
     */
    public CompletedLoads(DataSource repository, JobOperations jobs) {
        this.jdbc = JdbcClient.create(repository);
        this.jobs = jobs;
    }

    /**
     * Which executions have completed the loads of others.
     *
     * @param executions ids of job executions, some hundreds at most; those that are gone are left out
     * @return by the id of the execution asked for, that of the one which completed its load
     */
    public Map<Long, Long> completed(Collection<Long> executions) {
        Map<Long, Long> completed = new HashMap<>();
        if (!executions.isEmpty()) {
            jdbc.sql(COMPLETED).param("executions", executions).query(row -> {
                completed.put(row.getLong("EXECUTION"), row.getLong("COMPLETED_BY"));
            });
        }
        return completed;
    }

    /**
     * What became of all records of the load of an execution, in whichever execution of it; empty if it is no run of ours, or the
     * database that it loads into can not tell.
     */
    public Optional<Ledger> ledger(long execution) {
        try {
            return jobs.load(execution).map(Checkpoint::ledger);
        } catch (RuntimeException e) {
            LOG.warn("the counts of execution {} are not known", execution, e);
            return Optional.empty();
        }
    }
}
