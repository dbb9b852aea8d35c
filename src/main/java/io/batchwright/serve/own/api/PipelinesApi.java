package io.batchwright.serve.own.api;

import io.batchwright.pipeline.InvalidPipelineException;
import io.batchwright.pipeline.Pipeline;
import io.batchwright.pipeline.PipelineLoader;
import io.batchwright.serve.api.ApiController;
import io.batchwright.serve.own.Home;
import io.batchwright.serve.own.ServedPipelines;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The pipelines, as their files are at this moment. */
@ApiController
class PipelinesApi {

    private final ServedPipelines pipelines;
    private final NamedPipelines named;
    private final Path home;

    PipelinesApi(ServedPipelines pipelines, NamedPipelines named, Home home) {
        this.pipelines = pipelines;
        this.named = named;
        this.home = home.directory();
    }

    @GetMapping("/pipelines")
    List<PipelineAnswer> pipelines() {
        return pipelines.names().stream().map(this::answer).toList();
    }

    @GetMapping("/pipelines/{name}")
    PipelineAnswer pipeline(@PathVariable String name) {
        return answer(named.require(name));
    }

    private PipelineAnswer answer(String name) {
        try {
            Pipeline pipeline = PipelineLoader.load(pipelines.file(name), Map.of(), System.getenv(), home);
            return PipelineAnswer.of(pipeline);
        } catch (InvalidPipelineException e) {
            return PipelineAnswer.invalid(name, e.problems());
        }
    }
}
