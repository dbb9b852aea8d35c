package io.batchwright.batch;

import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * Lets a run outlast a job repository that goes away for a while: its updates are done again, each in a transaction of its own.
 *
 * <p>An update whose commit got no answer may have taken place. So the version that is stored is read before the next attempt;
 * the run is the only writer of its step. (Of its job execution Spring Batch itself reads the version with every update.)
 */
final class PatientRepository implements MethodInterceptor {

    private final JobRepository repository;
    private final Reconnection reconnection;

    /** @param repository the same repository, without this patience */
    PatientRepository(JobRepository repository, Reconnection reconnection) {
        this.repository = repository;
        this.reconnection = reconnection;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        if (!call.getMethod().getName().startsWith("update")) {
            return call.proceed();
        }
        ProxyMethodInvocation update = (ProxyMethodInvocation) call;
        Supplier<ProxyMethodInvocation> first = () -> proceedOnce(update);
        Supplier<ProxyMethodInvocation> again = () -> {
            if (update.getArguments()[0] instanceof StepExecution step) {
                readVersion(step);
            }
            return proceedOnce(update);
        };
        reconnection.outlast(first, again, Reconnection::isLost);
        return null;
    }

    /**
     * Updates a step even where a successor, which took this process for dead, has marked it as failed: not the repository but
     * the sink's token tells a run that it was taken over, and a step that cannot be updated would be left UNKNOWN.
     */
    private ProxyMethodInvocation proceedOnce(ProxyMethodInvocation update) {
        try {
            proceed(update);
        } catch (OptimisticLockingFailureException e) {
            if (!(update.getArguments()[0] instanceof StepExecution step)) {
                throw e;
            }
            readVersion(step);
            proceed(update);
        }
        return update;
    }

    /** Proceeds with a copy of the invocation, as one can proceed only once. */
    private static void proceed(ProxyMethodInvocation update) {
        try {
            update.invocableClone().proceed();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("an update throws no checked exception", e);
        }
    }

    private void readVersion(StepExecution step) {
        StepExecution stored = repository.getStepExecution(step.getId());
        if (stored != null && stored.getVersion() != null) {
            step.setVersion(stored.getVersion());
        }
    }
}
