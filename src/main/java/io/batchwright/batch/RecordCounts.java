package io.batchwright.batch;

import io.batchwright.record.Ledger;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStream;

/**
 * Makes the counts in {@code BATCH_STEP_EXECUTION} records instead of chunks. {@link #update} is the safe place: after Spring
 * Batch applied its own counts, before it stores them, never on a rollback; corrected once more after the step.
 */
final class RecordCounts implements ItemStream, StepExecutionListener {

    private final LoadSession session;
    private @Nullable StepExecution stepExecution;

    RecordCounts(LoadSession session) {
        this.session = session;
    }

    @Override
    public void beforeStep(StepExecution execution) {
        stepExecution = execution;
        session.execution(execution.getJobExecutionId());
    }

    @Override
    public void update(ExecutionContext executionContext) {
        StepExecution execution = stepExecution;
        if (execution != null) {
            apply(execution);
        }
    }

    @Override
    public @Nullable ExitStatus afterStep(StepExecution execution) {
        apply(execution);
        return null;
    }

    private void apply(StepExecution execution) {
        Ledger ledger = session.thisRun();
        execution.setReadCount(ledger.read());
        execution.setWriteCount(ledger.written());
        execution.setFilterCount(ledger.filtered() + ledger.ignored());
        execution.setProcessSkipCount(ledger.rejected());
    }
}
