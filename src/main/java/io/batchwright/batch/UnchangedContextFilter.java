package io.batchwright.batch;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.step.StepExecution;

/**
 * Leaves out updates of a step's execution context that has not changed. Spring Batch writes it with every chunk; ours never
 * changes, as the position is in the checkpoint, and the write would cost a tenth of a chunk's time on PostgreSQL.
 */
final class UnchangedContextFilter implements MethodInterceptor {

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        boolean unchanged = call.getMethod().getName().equals("updateExecutionContext")
                && call.getArguments()[0] instanceof StepExecution step
                && !step.getExecutionContext().isDirty();
        return unchanged ? null : call.proceed();
    }
}
