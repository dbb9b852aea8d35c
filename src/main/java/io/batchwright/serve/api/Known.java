package io.batchwright.serve.api;

import io.batchwright.monitor.ExecutionFilter;
import io.batchwright.monitor.RepositoryReader;
import io.batchwright.serve.metrics.PipelineNames;
import org.springframework.stereotype.Component;

/** Tells what there is nothing of from what is not there. Thread-safe. */
@Component
public final class Known {

    private final PipelineNames pipelines;
    private final RepositoryReader reader;

    Known(PipelineNames pipelines, RepositoryReader reader) {
        this.pipelines = pipelines;
        this.reader = reader;
    }

    /** @throws ApiException if no pipeline has the name, nor ever ran under it */
    public void requirePipeline(String name) {
        if (!pipelines.names().contains(name)
                && reader.executions(ExecutionFilter.ALL.ofJob(name), 1).isEmpty()) {
            throw ApiException.notFound("there is no pipeline '" + name + "', and no execution of one");
        }
    }

    /** @throws ApiException if the repository does not have the execution */
    public void requireExecution(long id) {
        if (reader.execution(id).isEmpty()) {
            throw ApiException.notFound("there is no execution " + id + " in this repository");
        }
    }
}
