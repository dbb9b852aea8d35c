package io.batchwright.batch;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * Records a run as failed that has given up waiting for its database, if that is back when the job ends. Spring Batch could not
 * record the end of the step, and calls that UNKNOWN; the checkpoint knows where the load stands.
 */
final class LateEnd implements MethodInterceptor {

    private final JobRepository repository;
    private final Reconnection reconnection;

    /** @param repository the same repository, without this */
    LateEnd(JobRepository repository, Reconnection reconnection) {
        this.repository = repository;
        this.reconnection = reconnection;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        if (reconnection.away() != null
                && call.getMethod().getName().equals("update")
                && call.getArguments()[0] instanceof JobExecution job
                && isUnknown(job)) {
            job.getStepExecutions().forEach(this::fail);
            job.setStatus(BatchStatus.FAILED);
            job.setExitStatus(ExitStatus.FAILED);
        }
        return call.proceed();
    }

    /** A job is FAILED, not UNKNOWN, if the database was still away when the step's end was to be noted in its context. */
    private static boolean isUnknown(JobExecution job) {
        return job.getStatus() == BatchStatus.UNKNOWN
                || job.getStepExecutions().stream().anyMatch(step -> step.getStatus() == BatchStatus.UNKNOWN);
    }

    private void fail(StepExecution step) {
        if (step.getStatus() == BatchStatus.UNKNOWN) {
            step.setStatus(BatchStatus.FAILED);
            step.setExitStatus(ExitStatus.FAILED);
            repository.update(step);
        }
    }
}
