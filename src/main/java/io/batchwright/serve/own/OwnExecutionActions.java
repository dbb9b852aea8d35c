package io.batchwright.serve.own;

import io.batchwright.batch.JobOperations;
import io.batchwright.serve.action.ExecutionActions;

/**
 * Acts on the executions of our own repository.
 *
 * @param jobs the repository's operations
 */
public record OwnExecutionActions(JobOperations jobs) implements ExecutionActions {

    @Override
    public boolean allowed() {
        return true;
    }

    @Override
    public String stop(long execution) {
        jobs.stop(execution);
        return "Execution " + execution + " stops after the chunk in hand.";
    }

    @Override
    public String recover(long execution, boolean force) {
        return "Execution " + execution
                + (jobs.recover(execution, force)
                        ? " is recovered: all of it is loaded."
                        : " is recovered and can be restarted.");
    }

    @Override
    public String abandon(long execution) {
        jobs.abandon(execution);
        return "Execution " + execution + " is given up for good.";
    }
}
