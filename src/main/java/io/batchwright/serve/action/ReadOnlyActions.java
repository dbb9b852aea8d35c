package io.batchwright.serve.action;

import io.batchwright.batch.OperationRefusedException;

/** Refuses everything, for a repository that is only looked at. */
public record ReadOnlyActions() implements ExecutionActions {

    private static OperationRefusedException refused() {
        return new OperationRefusedException(
                "this repository is only looked at: its server was not started to act on it");
    }

    @Override
    public boolean allowed() {
        return false;
    }

    @Override
    public String stop(long execution) {
        throw refused();
    }

    @Override
    public String recover(long execution, boolean force) {
        throw refused();
    }

    @Override
    public String abandon(long execution) {
        throw refused();
    }
}
