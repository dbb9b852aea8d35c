package io.batchwright.batch;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
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
 * ever, of an execution or only of its step, and after a failed commit even COMPLETED.
 */
final class RepositoryAlignment {

    private static final String GONE = "the process that ran it is gone; found by the next run";

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
     * @return whether an execution was found that seemed to run, or a step
     */
    boolean align(String job, JobParameters parameters, boolean complete) {
        return align(job, parameters, complete ? null : GONE);
    }

    /**
     * The same, for whoever knows more.
     *
     * @param unfinished why the load has not ended, for people; null if it has, with its output in its place
     */
    boolean align(String job, JobParameters parameters, @Nullable String unfinished) {
        JobInstance instance = repository.getJobInstance(job, parameters);
        if (instance == null) {
            return false;
        }
        List<JobExecution> executions = repository.getJobExecutions(instance);
        if (executions.isEmpty()) {
            repository.deleteJobInstance(instance);
            return false;
        }
        boolean ran = executions.stream().anyMatch(RepositoryAlignment::isOpen);
        long last = executions.stream().mapToLong(JobExecution::getId).max().orElseThrow();
        for (JobExecution execution : executions) {
            boolean shouldBeComplete = unfinished == null && execution.getId() == last;
            boolean isComplete = execution.getStatus() == BatchStatus.COMPLETED;
            BatchStatus status = shouldBeComplete ? BatchStatus.COMPLETED : BatchStatus.FAILED;
            ExitStatus exit = shouldBeComplete ? ExitStatus.COMPLETED : failed(unfinished);
            if (seemsAlive(execution) || isComplete != shouldBeComplete) {
                end(execution, status, exit);
            } else {
                endSteps(execution, status, exit);
            }
        }
        return ran;
    }

    /** Whether the repository says that an execution runs, or does not know how it ended. */
    static boolean seemsAlive(JobExecution execution) {
        return seemsAlive(execution.getStatus());
    }

    /** Whether an execution seems alive, or one of its steps: Spring Batch starts neither again. */
    static boolean isOpen(JobExecution execution) {
        return seemsAlive(execution)
                || execution.getStepExecutions().stream().anyMatch(step -> seemsAlive(step.getStatus()));
    }

    private static boolean seemsAlive(BatchStatus status) {
        return status.isRunning() || status == BatchStatus.UNKNOWN;
    }

    /**
     * Ends an execution and those of its steps that have not ended as FAILED, whatever job it is of. One that has ended stays
     * what it is.
     */
    void fail(JobExecution execution, String reason) {
        ExitStatus exit = ExitStatus.FAILED.addExitDescription(reason);
        endSteps(execution, BatchStatus.FAILED, exit);
        if (seemsAlive(execution)) {
            end(execution, BatchStatus.FAILED, exit, now());
        }
    }

    private void endSteps(JobExecution execution, BatchStatus status, ExitStatus exit) {
        for (StepExecution step : execution.getStepExecutions()) {
            if (seemsAlive(step.getStatus())) {
                end(step, status, exit, now());
            }
        }
    }

    private static ExitStatus failed(@Nullable String why) {
        return ExitStatus.FAILED.addExitDescription(why == null ? GONE : why);
    }

    private void end(JobExecution execution, BatchStatus status, ExitStatus exit) {
        LocalDateTime now = now();
        for (StepExecution step : execution.getStepExecutions()) {
            end(step, status, exit, now);
        }
        end(execution, status, exit, now);
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), clock.getZone());
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
