package io.batchwright.serve.own.api;

import io.batchwright.serve.api.ApiException;
import io.batchwright.serve.own.PipelineCatalog;
import org.springframework.stereotype.Component;

/** Finds what paths name. Thread-safe. */
@Component
class NamedPipelines {

    private final PipelineCatalog catalog;

    NamedPipelines(PipelineCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * The same name.
     *
     * @throws ApiException if no pipeline has it
     */
    String require(String name) {
        if (!catalog.names().contains(name)) {
            throw ApiException.notFound("there is no pipeline '" + name + "' in config/pipelines");
        }
        return name;
    }
}
