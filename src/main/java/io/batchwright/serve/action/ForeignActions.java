package io.batchwright.serve.action;

import io.batchwright.batch.OperationRefusedException;
import io.batchwright.monitor.ForeignOperations;

/**
 * Acts on the executions of another application, by its repository alone.
 *
 * @param operations the repository's
 */
public record ForeignActions(ForeignOperations operations) implements ExecutionActions {

    private static final String RECOVERED =
            "an operator says that the process that ran it is gone; marked by batchwright";

    @Override
    public boolean allowed() {
        return true;
    }

    @Override
    public String stop(long execution) {
        operations.stop(execution);
        return "Execution " + execution + " was asked to stop; its application does so at the end of its chunk.";
    }

    @Override
    public String recover(long execution, boolean force) {
        if (!force) {
            throw new OperationRefusedException("whether the process of execution " + execution
                    + " is gone can not be told from here; if you know that it is, say so");
        }
        operations.recover(execution, RECOVERED);
        return "Execution " + execution + " is marked FAILED; its application can restart it.";
    }

    @Override
    public String abandon(long execution) {
        operations.abandon(execution);
        return "Execution " + execution + " is given up for good.";
    }
}
