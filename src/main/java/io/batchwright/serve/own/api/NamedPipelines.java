package io.batchwright.serve.own.api;

import io.batchwright.serve.api.ApiException;
import io.batchwright.serve.own.ServedPipelines;
import org.springframework.stereotype.Component;

/** Finds what paths name. Thread-safe. */
@Component
class NamedPipelines {

    private final ServedPipelines pipelines;

    NamedPipelines(ServedPipelines pipelines) {
        this.pipelines = pipelines;
    }

    /**
     * The same name.
     *
     * @throws ApiException if no pipeline has it
     */
    String require(String name) {
        if (!pipelines.names().contains(name)) {
            throw ApiException.notFound("there is no pipeline '" + name + "' in config/pipelines");
        }
        return name;
    }
}
