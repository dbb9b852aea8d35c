package io.batchwright.batch;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
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
     * Sets the executions of an instance to what the checkpoint knows, where they say otherwise; only when no living process
     * runs it. An instance that was never executed is removed: Spring Batch can not start it.
     *
     * @param complete whether the checkpoint is complete
     * @return whether an execution was found that seemed to run
     */
    boolean align(String job, JobParameters parameters, boolean complete) {
        JobInstance instance = repository.getJobInstance(job, parameters);
        if (instance == null) {
            return false;
        }
        List<JobExecution> executions = repository.getJobExecutions(instance);
        if (executions.isEmpty()) {
            repository.deleteJobInstance(instance);
            return false;
        }
        boolean ran = executions.stream().anyMatch(RepositoryAlignment::seemsAlive);
        long last = executions.stream().mapToLong(JobExecution::getId).max().orElseThrow();
        for (JobExecution execution : executions) {
            boolean shouldBeComplete = complete && execution.getId() == last;
            boolean isComplete = execution.getStatus() == BatchStatus.COMPLETED;
            if (seemsAlive(execution) || isComplete != shouldBeComplete) {
                end(execution, shouldBeComplete ? BatchStatus.COMPLETED : BatchStatus.FAILED);
            }
        }
        return ran;
    }

    /** Whether the repository says that an execution runs, or does not know how it ended. */
    static boolean seemsAlive(JobExecution execution) {
        return execution.isRunning() || execution.getStatus() == BatchStatus.UNKNOWN;
    }

    /** Ends an execution and those of its steps that have not ended as FAILED, whatever job it is of. */
    void fail(JobExecution execution, String reason) {
        ExitStatus exit = ExitStatus.FAILED.addExitDescription(reason);
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), clock.getZone());
        for (StepExecution step : execution.getStepExecutions()) {
            if (step.getStatus().isRunning() || step.getStatus() == BatchStatus.UNKNOWN) {
                end(step, BatchStatus.FAILED, exit, now);
            }
        }
        end(execution, BatchStatus.FAILED, exit, now);
    }

    private void end(JobExecution execution, BatchStatus status) {
        ExitStatus exit = status == BatchStatus.COMPLETED
                ? ExitStatus.COMPLETED
                : ExitStatus.FAILED.addExitDescription("the process that ran it is gone; found by the next run");
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), clock.getZone());
        for (StepExecution step : execution.getStepExecutions()) {
            end(step, status, exit, now);
        }
        end(execution, status, exit, now);
    }

    private void end(StepExecution step, BatchStatus status, ExitStatus exit, LocalDateTime now) {
        step.setStatus(status);
        step.setExitStatus(exit);
        if (step.getEndTime() == null) {
            step.setEndTime(now);
        }
        repository.update(step);
    }

    private void end(JobExecution execution, BatchStatus status, ExitStatus exit, LocalDateTime now) {
        execution.setStatus(status);
        execution.setExitStatus(exit);
        if (execution.getEndTime() == null) {
            execution.setEndTime(now);
        }
        repository.update(execution);
    }
}
