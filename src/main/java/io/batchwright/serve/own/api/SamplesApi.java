package io.batchwright.serve.own.api;

import io.batchwright.monitor.RepositoryAccess;
import io.batchwright.monitor.RunSample;
import io.batchwright.monitor.SampleReader;
import io.batchwright.serve.api.ApiController;
import io.batchwright.serve.api.Known;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** How executions went while they ran. */
@ApiController
class SamplesApi {

    private final SampleReader samples;
    private final Known known;

    SamplesApi(RepositoryAccess repository, Known known) {
        this.samples = new SampleReader(repository);
        this.known = known;
    }

    @GetMapping("/executions/{id}/samples")
    List<RunSample> samples(@PathVariable long id) {
        known.requireExecution(id);
        return samples.samples(id);
    }
}
