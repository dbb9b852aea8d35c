package io.batchwright.batch;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * Does the update of a job execution again that lost a race against {@code jobs stop}: Spring Batch reads the stored version
 * and status with every update, but not in the same statement. The loser would end UNKNOWN.
 */
final class RacedUpdates implements MethodInterceptor {

    private static final int ATTEMPTS = 10;

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        if (!call.getMethod().getName().equals("update") || !(call.getArguments()[0] instanceof JobExecution)) {
            return call.proceed();
        }
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return ((ProxyMethodInvocation) call).invocableClone().proceed();
            } catch (OptimisticLockingFailureException e) {
                // The next attempt reads the version anew.
            }
        }
        return call.proceed();
    }
}
