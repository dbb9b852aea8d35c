package io.batchwright.batch;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Executions as Spring Batch reads them: with all their parameters, as objects of the classes that they were given as. Those of
 * another application in the same repository may be of classes that only it has. Thread-safe.
 */
final class StoredExecutions {

    private final JobRepository repository;

    StoredExecutions(JobRepository repository) {
        this.repository = repository;
    }

    /**
     * An execution.
     *
     * @throws UnreadableExecutionException if only another application can read it
     * @throws OperationRefusedException if there is none
     */
    JobExecution require(long id) {
        JobExecution execution = reading("execution " + id, () -> find(id));
        if (execution == null) {
            throw new OperationRefusedException("there is no execution " + id + " in this repository");
        }
        return execution;
    }

    /**
     * The newest execution of the same instance.
     *
     * @throws UnreadableExecutionException if only another application can read it
     */
    @Nullable
    JobExecution newest(JobExecution execution) {
        return reading(
                "the execution that followed execution " + execution.getId(),
                () -> repository.getLastJobExecution(execution.getJobInstance()));
    }

    private @Nullable JobExecution find(long id) {
        try {
            return repository.getJobExecution(id);
        } catch (EmptyResultDataAccessException e) {
            return null;
        }
    }

    /** Spring Batch has no exception of its own for this, and whatever the classes of another application do can come out. */
    private static @Nullable JobExecution reading(String what, Supplier<@Nullable JobExecution> read) {
        try {
            return read.get();
        } catch (DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            throw new UnreadableExecutionException(what, e);
        }
    }
}
