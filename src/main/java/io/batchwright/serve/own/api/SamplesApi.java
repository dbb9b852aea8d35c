package io.batchwright.serve.own.api;

import io.batchwright.monitor.RepositoryAccess;
import io.batchwright.monitor.RunSample;
import io.batchwright.monitor.SampleReader;
import io.batchwright.serve.api.ApiController;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** How executions went while they ran. */
@ApiController
class SamplesApi {

    private final SampleReader samples;

    SamplesApi(RepositoryAccess repository) {
        this.samples = new SampleReader(repository);
    }

    @GetMapping("/executions/{id}/samples")
    List<RunSample> samples(@PathVariable long id) {
        return samples.samples(id);
    }
}
