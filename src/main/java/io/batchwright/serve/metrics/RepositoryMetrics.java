package io.batchwright.serve.metrics;

import io.batchwright.monitor.RepositoryReader;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads the repository when Prometheus asks, but not more often than every ten seconds, so that runs of other processes are
 * seen too. Thread-safe.
 */
@Component
class RepositoryMetrics implements MultiCollector {

    private static final Logger LOG = LoggerFactory.getLogger(RepositoryMetrics.class);
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final PrometheusRegistry registry;
    private final Clock clock;
    private final Question<LastRuns> question;
    private MetricSnapshots read = new MetricSnapshots();
    private Instant readAt = Instant.MIN;

    RepositoryMetrics(RepositoryReader reader, PipelineNames pipelines, PrometheusRegistry registry, Clock clock) {
        this.question = new Question<>("batchwright-metrics", () -> LastRuns.read(reader, pipelines.names()));
        this.registry = registry;
        this.clock = clock;
    }

    @PostConstruct
    void register() {
        registry.register(this);
    }

    @Override
    public List<String> getPrometheusNames() {
        return RepositoryGauge.names();
    }

    @Override
    public synchronized MetricSnapshots collect() {
        Instant now = clock.instant();
        if (readAt.isBefore(now.minus(FRESH))) {
            read = look();
            readAt = now;
        }
        return read;
    }

    @PreDestroy
    void close() {
        question.close();
    }

    private MetricSnapshots look() {
        try {
            return RepositoryGauge.of(question.ask());
        } catch (Question.UnansweredException e) {
            LOG.warn("no metrics of the repository: {}", e.getMessage());
            return RepositoryGauge.ofNothing();
        }
    }
}
