package io.batchwright.batch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.step.StepExecution;

/**
 * Leaves out updates of a running step that come too soon after the last one. Spring Batch makes one with every chunk, a
 * transaction of its own while the sink waits; the truth is in the checkpoint, and these counts are for people to look at. A stop
 * that another process asks for in the repository is seen with the next update.
 */
final class UpdateThrottle implements MethodInterceptor {

    static final Duration INTERVAL = Duration.ofMillis(500);

    private final Clock clock;
    private Instant next = Instant.MIN;

    UpdateThrottle(Clock clock) {
        this.clock = clock;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        if (!call.getMethod().getName().equals("update")
                || !(call.getArguments()[0] instanceof StepExecution step)
                || !isRunning(step)) {
            return call.proceed();
        }
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return null;
        }
        next = now.plus(INTERVAL);
        return call.proceed();
    }

    /** The first and the last update of a step, with its beginning and its end, are never left out. */
    private static boolean isRunning(StepExecution step) {
        return step.getStatus() == BatchStatus.STARTED && step.getEndTime() == null && step.getCommitCount() > 0;
    }
}
