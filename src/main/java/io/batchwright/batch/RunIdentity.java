package io.batchwright.batch;

import io.batchwright.pipeline.Pipeline;
import io.batchwright.sink.Checkpoint;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/** The identifying job parameters of a load. */
final class RunIdentity {

    private RunIdentity() {}

    /** The pipeline's own parameters by name, without the secret ones; scope, input and rerun. */
    static JobParameters parameters(Pipeline pipeline, Checkpoint load) {
        JobParametersBuilder builder = new JobParametersBuilder();
        pipeline.parameters().values().forEach((name, value) -> {
            if (!pipeline.secrets().contains(name)) {
                builder.addString("params." + name, Digest.shortened(value.toString()));
            }
        });
        return builder.addString("scope", load.scope())
                .addString("input", Digest.of(load.plan()))
                .addLong("rerun", (long) load.rerun())
                .toJobParameters();
    }
}
