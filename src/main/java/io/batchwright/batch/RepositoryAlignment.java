package io.batchwright.batch;

import java.time.Clock;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * Brings the job repository in line with the checkpoint, which is the truth: after a crash it may say STARTED or UNKNOWN for
 * ever, and after a failed commit even COMPLETED.
 */
final class RepositoryAlignment {

    private final JobRepository repository;
    private final Clock clock;

    RepositoryAlignment(JobRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * Sets the last execution of an instance to what the checkpoint knows, if it says otherwise; only when no living process
     * runs it.
     *
     * @param complete whether the checkpoint is complete
     * @return whether an execution that seemed to run was found dead
     */
    boolean align(String job, JobParameters parameters, boolean complete) {
        JobExecution last = lastExecution(job, parameters);
        if (last == null) {
            return false;
        }
        boolean seemedAlive = last.isRunning() || last.getStatus() == BatchStatus.UNKNOWN;
        BatchStatus truth = complete ? BatchStatus.COMPLETED : BatchStatus.FAILED;
        boolean contradicts = complete != (last.getStatus() == BatchStatus.COMPLETED);
        if (seemedAlive || contradicts) {
            end(last, truth);
        }
        return seemedAlive;
    }

    private @Nullable JobExecution lastExecution(String job, JobParameters parameters) {
        JobInstance instance = repository.getJobInstance(job, parameters);
        return instance == null ? null : repository.getLastJobExecution(instance);
    }

    private void end(JobExecution execution, BatchStatus status) {
        ExitStatus exit = status == BatchStatus.COMPLETED
                ? ExitStatus.COMPLETED
                : ExitStatus.FAILED.addExitDescription("the process that ran it is gone; found by the next run");
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), clock.getZone());
        for (StepExecution step : execution.getStepExecutions()) {
            step.setStatus(status);
            step.setExitStatus(exit);
            if (step.getEndTime() == null) {
                step.setEndTime(now);
            }
            repository.update(step);
        }
        execution.setStatus(status);
        execution.setExitStatus(exit);
        if (execution.getEndTime() == null) {
            execution.setEndTime(now);
        }
        repository.update(execution);
    }
}
