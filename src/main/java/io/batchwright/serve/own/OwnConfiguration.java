package io.batchwright.serve.own;

import io.batchwright.batch.BatchContext;
import io.batchwright.pipeline.PipelineCatalog;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs pipelines with what the context of the command has opened. */
@Configuration(proxyBeanMethods = false)
class OwnConfiguration {

    @Bean
    PipelineCatalog pipelineCatalog(Home home, Clock clock) {
        return new PipelineCatalog(home.directory(), System.getenv(), clock);
    }

    @Bean
    PipelineActions pipelineActions(BatchContext batch, Home home, ServedPipelines pipelines, PipelineRejects rejects) {
        return new PipelineActions(home.directory(), pipelines, batch.runs(), batch.jobs(), rejects);
    }
}
