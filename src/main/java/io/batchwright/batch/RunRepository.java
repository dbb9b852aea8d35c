package io.batchwright.batch;

import java.time.Clock;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.batch.core.repository.JobRepository;

/** The job repository as one run uses it: seldom, and with patience. */
final class RunRepository {

    private RunRepository() {}

    static JobRepository around(JobRepository repository, Reconnection reconnection, Clock clock) {
        ProxyFactory factory = new ProxyFactory(repository);
        factory.addAdvice(new UpdateThrottle(clock));
        factory.addAdvice(new PatientRepository(repository, reconnection));
        return (JobRepository) factory.getProxy();
    }
}
