package io.batchwright.batch;

import java.time.Clock;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.batch.core.repository.JobRepository;

/** The job repository as one run uses it: seldom, and with patience. */
final class RunRepository {

    private RunRepository() {}

    static JobRepository around(JobRepository repository, Reconnection reconnection, Clock clock) {
        ProxyFactory patient = new ProxyFactory(repository);
        patient.addAdvice(new UpdateThrottle(clock));
        patient.addAdvice(new PatientRepository(repository, reconnection));
        ProxyFactory ending = new ProxyFactory(patient.getProxy());
        ending.addAdvice(new LateEnd((JobRepository) patient.getProxy(), reconnection));
        return (JobRepository) ending.getProxy();
    }
}
