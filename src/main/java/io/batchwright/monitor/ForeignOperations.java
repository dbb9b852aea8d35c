package io.batchwright.monitor;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stops, abandons and recovers executions of another application, by its repository alone: the only class of this package that
 * writes. What is changed is one row where its status allows it, and its version is counted up, so that an application that still
 * works on it notices, as it does when two of its own processes collide. Thread-safe; every call throws a
 * {@link StatusConflictException} if there is no such execution or its status does not allow it, and a {@link MonitorException} if
 * the repository can not be read or written.
 */
public final class ForeignOperations {

    private static final String EXECUTION =
            "UPDATE %PREFIX%JOB_EXECUTION SET VERSION = VERSION + 1, LAST_UPDATED = :now, ";

    private static final String STOP =
            EXECUTION + "STATUS = 'STOPPING' WHERE JOB_EXECUTION_ID = :execution AND STATUS IN ('STARTING', 'STARTED')";

    private static final String ABANDON = EXECUTION + "STATUS = 'ABANDONED'"
            + " WHERE JOB_EXECUTION_ID = :execution AND STATUS IN ('STOPPED', 'FAILED') AND NOT EXISTS ("
            + "SELECT 1 FROM %PREFIX%JOB_EXECUTION later"
            + " WHERE later.JOB_INSTANCE_ID = %PREFIX%JOB_EXECUTION.JOB_INSTANCE_ID"
            + " AND later.JOB_EXECUTION_ID > :execution)";

    private static final String FAILED = "STATUS = 'FAILED', END_TIME = COALESCE(END_TIME, :now),"
            + " EXIT_CODE = 'FAILED', EXIT_MESSAGE = :message"
            + " WHERE JOB_EXECUTION_ID = :execution AND STATUS IN ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN')";

    private static final String RECOVER = EXECUTION + FAILED;

    private static final String RECOVER_STEPS =
            "UPDATE %PREFIX%STEP_EXECUTION SET VERSION = VERSION + 1, LAST_UPDATED = :now, " + FAILED;

    private final RepositoryAccess repository;
    private final RepositoryReader reader;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** @param repository another application's, whose connections may write */
    public ForeignOperations(RepositoryAccess repository, Clock clock) {
        this.repository = repository;
        this.reader = new RepositoryReader(repository);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(repository.source()));
        this.clock = clock;
    }

    /** Asks the application to stop an execution; it does so when it updates the repository next. */
    public void stop(long execution) {
        require(update(STOP, execution), execution, "only one that is starting or started can be stopped");
    }

    /** Gives an execution up for good: the application can not restart its instance. */
    public void abandon(long execution) {
        require(
                update(ABANDON, execution),
                execution,
                "only the newest execution of its instance can be abandoned, if it stopped or failed; recover one first"
                        + " whose process is gone");
    }

    /**
     * Marks an execution and its steps FAILED whose process is gone, so that the application can restart it; of one that has ended,
     * the steps that have not. Whether the process is gone can not be told from its repository: that is for the caller to know.
     *
     * @param reason why, for people; it becomes the exit message
     */
    public void recover(long execution, String reason) {
        boolean recovered = Boolean.TRUE.equals(transaction.execute(status -> {
            boolean marked = updateWith(RECOVER, execution, reason);
            return updateWith(RECOVER_STEPS, execution, reason) || marked;
        }));
        require(recovered, execution, "there is nothing to recover");
    }

    private boolean updateWith(String sql, long execution, String message) {
        return repository.reading(
                () -> statement(sql, execution).param("message", message).update() > 0);
    }

    private boolean update(String sql, long execution) {
        return repository.reading(() -> statement(sql, execution).update() > 0);
    }

    private JdbcClient.StatementSpec statement(String sql, long execution) {
        return repository
                .sql(sql)
                .param("now", repository.time(clock.instant()))
                .param("execution", execution);
    }

    private void require(boolean done, long execution, String rule) {
        if (!done) {
            throw new StatusConflictException(reader.execution(execution)
                    .map(found ->
                            "execution " + execution + " of '" + found.job() + "' is " + found.status() + ": " + rule)
                    .orElse("there is no execution " + execution + " in this repository"));
        }
    }
}
