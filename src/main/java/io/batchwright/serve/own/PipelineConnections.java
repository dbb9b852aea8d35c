package io.batchwright.serve.own;

import io.batchwright.pipeline.InvalidPipelineException;
import io.batchwright.pipeline.PipelineLoader;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which connections the pipelines load into, and keep their rejects with. Thread-safe. */
@Component
public final class PipelineConnections {

    private final PipelineCatalog catalog;
    private final Home home;

    PipelineConnections(PipelineCatalog catalog, Home home) {
        this.catalog = catalog;
        this.home = home;
    }

    /**
     * The names of the connections that may have rejects; empty text for the default one.
     *
     * @param pipeline only those of this pipeline, or null for all
     */
    public Set<String> of(@Nullable String pipeline) {
        Set<String> names = new TreeSet<>();
        if (pipeline == null) {
            names.add("");
            catalog.names().forEach(name -> names.add(text(standing(name))));
        } else {
            names.add(text(standing(pipeline)));
        }
        return names;
    }

    /** The connection of a pipeline; the default one, null, if it has no file any more, or a broken one. */
    public @Nullable String standing(String pipeline) {
        if (!catalog.names().contains(pipeline)) {
            return null;
        }
        try {
            return PipelineLoader.connection(catalog.file(pipeline), Map.of(), System.getenv(), home.directory());
        } catch (InvalidPipelineException e) {
            return null;
        }
    }

    private static String text(@Nullable String connection) {
        return connection == null ? "" : connection;
    }
}
