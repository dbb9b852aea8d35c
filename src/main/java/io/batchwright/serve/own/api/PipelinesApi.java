package io.batchwright.serve.own.api;

import io.batchwright.pipeline.InvalidPipelineException;
import io.batchwright.pipeline.PipelineCatalog;
import io.batchwright.serve.api.ApiController;
import java.time.Clock;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The pipelines, as their files are at this moment, and as a slot that began now would run them. */
@ApiController
class PipelinesApi {

    private final PipelineCatalog catalog;
    private final NamedPipelines named;
    private final Clock clock;

    PipelinesApi(PipelineCatalog catalog, NamedPipelines named, Clock clock) {
        this.catalog = catalog;
        this.named = named;
        this.clock = clock;
    }

    @GetMapping("/pipelines")
    List<PipelineAnswer> pipelines() {
        return catalog.names().stream().map(this::answer).toList();
    }

    @GetMapping("/pipelines/{name}")
    PipelineAnswer pipeline(@PathVariable String name) {
        return answer(named.require(name));
    }

    private PipelineAnswer answer(String name) {
        try {
            return PipelineAnswer.of(catalog.forSlot(name, clock.instant()));
        } catch (InvalidPipelineException e) {
            return PipelineAnswer.invalid(name, e.problems());
        }
    }
}
