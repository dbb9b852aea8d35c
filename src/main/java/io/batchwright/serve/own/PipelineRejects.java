package io.batchwright.serve.own;

import io.batchwright.batch.BatchContext;
import io.batchwright.pipeline.InvalidPipelineException;
import io.batchwright.pipeline.PipelineLoader;
import io.batchwright.sink.RejectStore;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rejects of pipelines, wherever they are kept. Thread-safe. */
@Component
public final class PipelineRejects {

    private final BatchContext batch;
    private final ServedPipelines pipelines;
    private final Home home;

    PipelineRejects(BatchContext batch, ServedPipelines pipelines, Home home) {
        this.batch = batch;
        this.pipelines = pipelines;
        this.home = home;
    }

    /**
     * The rejects of every connection that may have some: those that pipelines load into, and the default one.
     *
     * @param pipeline only that of this pipeline, or null for all
     */
    public List<RejectStore> stores(@Nullable String pipeline) {
        if (pipeline != null) {
            return List.of(store(pipeline));
        }
        Set<@Nullable String> connections = new LinkedHashSet<>();
        connections.add(null);
        pipelines.names().forEach(name -> connections.add(connection(name)));
        return connections.stream().map(batch::rejects).toList();
    }

    /** Those of the connection of a pipeline; of the default one if it has no file any more, or a broken one. */
    public RejectStore store(String pipeline) {
        return batch.rejects(connection(pipeline));
    }

    private @Nullable String connection(String pipeline) {
        if (!pipelines.names().contains(pipeline)) {
            return null;
        }
        try {
            return PipelineLoader.connection(pipelines.file(pipeline), Map.of(), System.getenv(), home.directory());
        } catch (InvalidPipelineException e) {
            return null;
        }
    }
}
