package io.batchwright.serve.own;

import io.batchwright.batch.BatchContext;
import io.batchwright.pipeline.InvalidPipelineException;
import io.batchwright.pipeline.Pipeline;
import io.batchwright.pipeline.PipelineCatalog;
import io.batchwright.pipeline.PipelineLoader;
import io.batchwright.sink.RejectStore;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rejects of pipelines, wherever they are kept. Thread-safe. */
@Component
public final class PipelineRejects {

    private final BatchContext batch;
    private final PipelineCatalog catalog;
    private final Home home;

    PipelineRejects(BatchContext batch, PipelineCatalog catalog, Home home) {
        this.batch = batch;
        this.catalog = catalog;
        this.home = home;
    }

    /**
     * The rejects of every connection that may have some, by its name: those that pipelines load into, and the default one, whose name
     * is empty.
     *
     * @param pipeline only that of this pipeline, or null for all
     */
    public NavigableMap<String, RejectStore> stores(@Nullable String pipeline) {
        NavigableMap<String, RejectStore> stores = new TreeMap<>();
        if (pipeline != null) {
            add(stores, connection(pipeline));
            return stores;
        }
        add(stores, null);
        catalog.entries().forEach(entry -> add(stores, connection(entry)));
        return stores;
    }

    private void add(Map<String, RejectStore> stores, @Nullable String connection) {
        stores.computeIfAbsent(Objects.requireNonNullElse(connection, ""), name -> batch.rejects(connection));
    }

    /** Those of the connection of a pipeline; of the default one if it has no file any more, or a broken one. */
    public RejectStore store(String pipeline) {
        return batch.rejects(connection(pipeline));
    }

    private @Nullable String connection(String pipeline) {
        PipelineCatalog.Entry entry = catalog.find(pipeline);
        return entry == null ? null : connection(entry);
    }

    private @Nullable String connection(PipelineCatalog.Entry entry) {
        Pipeline valid = entry.pipeline();
        return valid == null ? connectionOfBroken(entry.name()) : valid.sink().connection();
    }

    private @Nullable String connectionOfBroken(String pipeline) {
        try {
            return PipelineLoader.connection(catalog.file(pipeline), Map.of(), System.getenv(), home.directory());
        } catch (InvalidPipelineException e) {
            return null;
        }
    }
}
