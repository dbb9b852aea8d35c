package io.batchwright.serve;

import io.batchwright.batch.BatchContext;
import io.batchwright.monitor.RepositoryAccess;
import io.batchwright.pipeline.PipelineCatalog;
import io.batchwright.schedule.Schedules;
import io.batchwright.serve.action.ExecutionActions;
import io.batchwright.serve.audit.AuditLog;
import io.batchwright.serve.audit.JdbcAuditLog;
import io.batchwright.serve.metrics.PipelineNames;
import io.batchwright.serve.metrics.RunMetrics;
import io.batchwright.serve.metrics.ScheduleMetrics;
import io.batchwright.serve.own.OwnExecutionActions;
import io.batchwright.serve.page.Site;
import io.batchwright.serve.security.AdminStore;
import io.batchwright.serve.security.JdbcAdminStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Serves the repository of the default connection, with pipelines, rejects and schedule. */
@Configuration(proxyBeanMethods = false)
@ComponentScan("io.batchwright.serve.own")
class OwnRepository {

    @Bean
    Site site() {
        return new Site(true, "", List.of());
    }

    @Bean
    RepositoryAccess repositoryAccess(BatchContext batch) {
        return new RepositoryAccess(batch.repository(), "BATCH_", ZoneId.systemDefault(), Duration.ZERO);
    }

    @Bean
    ExecutionActions executionActions(BatchContext batch) {
        return new OwnExecutionActions(batch.jobs());
    }

    @Bean
    AuditLog auditLog(BatchContext batch) {
        return new JdbcAuditLog(JdbcClient.create(batch.repository()));
    }

    @Bean
    PipelineNames pipelineNames(PipelineCatalog catalog) {
        return catalog::names;
    }

    @Bean
    RunMetrics runMetrics(BatchContext batch, MeterRegistry meters) {
        RunMetrics metrics = new RunMetrics(meters);
        batch.runs().observe(metrics);
        return metrics;
    }

    @Bean
    ScheduleMetrics scheduleMetrics(Schedules schedules, PrometheusRegistry registry, Clock clock) {
        ScheduleMetrics metrics = new ScheduleMetrics(schedules, clock);
        registry.register(metrics);
        return metrics;
    }

    @Bean
    AdminStore adminStore(BatchContext batch) {
        return new JdbcAdminStore(JdbcClient.create(batch.repository()));
    }
}
