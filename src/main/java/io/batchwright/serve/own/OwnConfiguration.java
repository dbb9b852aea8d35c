package io.batchwright.serve.own;

import io.batchwright.batch.BatchContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs pipelines with what the context of the command has opened. */
@Configuration(proxyBeanMethods = false)
class OwnConfiguration {

    @Bean
    PipelineActions pipelineActions(BatchContext batch, Home home, PipelineCatalog catalog, PipelineRejects rejects) {
        return new PipelineActions(home.directory(), catalog, batch.runs(), batch.jobs(), rejects);
    }
}
