package io.batchwright.batch;

import java.util.stream.Stream;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;

/** Sees to it that the repository keeps the cause of a failure rather than the exceptions around it. */
final class FailureFirst implements MethodInterceptor {

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        if (call.getMethod().getName().equals("update")) {
            if (call.getArguments()[0] instanceof StepExecution step && step.getStatus() == BatchStatus.FAILED) {
                step.getFailureExceptions().stream()
                        .findFirst()
                        .ifPresent(failure -> step.setExitStatus(exitStatus(step.getExitStatus(), failure)));
            } else if (call.getArguments()[0] instanceof JobExecution job && job.getStatus() == BatchStatus.FAILED) {
                failures(job)
                        .findFirst()
                        .ifPresent(failure -> job.setExitStatus(exitStatus(job.getExitStatus(), failure)));
            }
        }
        return call.proceed();
    }

    /** The steps' failures come in order, the job's do not. */
    static Stream<Throwable> failures(JobExecution job) {
        return Stream.concat(
                job.getStepExecutions().stream().flatMap(step -> step.getFailureExceptions().stream()),
                job.getFailureExceptions().stream());
    }

    private static ExitStatus exitStatus(ExitStatus status, Throwable failure) {
        return new ExitStatus(status.getExitCode(), FailureText.of(failure));
    }
}
