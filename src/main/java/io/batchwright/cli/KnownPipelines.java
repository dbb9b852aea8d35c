package io.batchwright.cli;

import io.batchwright.batch.BatchContext;
import io.batchwright.monitor.ExecutionFilter;
import io.batchwright.pipeline.Pipelines;
import java.nio.file.Path;

/** Tells a pipeline of which there is nothing from a name that nothing goes by. */
final class KnownPipelines {

    private KnownPipelines() {}

    /**
     * Refuses a name that neither a file nor an execution has.
     *
     * @throws io.batchwright.pipeline.InvalidPipelineException if there is none; it says which there are, and which was
     *     probably meant
     */
    static void require(String name, Path home, BatchContext context) {
        if (Repository.reader(context)
                .executions(ExecutionFilter.ALL.ofJob(name), 1)
                .isEmpty()) {
            new Pipelines(home).locate(name);
        }
    }
}
