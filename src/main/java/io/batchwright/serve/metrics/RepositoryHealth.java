package io.batchwright.serve.metrics;

import io.batchwright.monitor.RepositoryReader;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether the repository's database answers, and soon enough. Thread-safe. */
@Component("repositoryHealthIndicator")
class RepositoryHealth extends AbstractHealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(RepositoryHealth.class);
    /** No execution has it; to find that out is little work. */
    private static final long NO_EXECUTION = -1;

    private final Question<?> question;

    RepositoryHealth(RepositoryReader reader) {
        this.question = new Question<>("batchwright-health", () -> reader.execution(NO_EXECUTION));
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        try {
            question.ask();
            health.up();
        } catch (Question.UnansweredException e) {
            LOG.warn("the repository does not answer: {}", e.getMessage());
            health.down();
        }
    }

    @PreDestroy
    void close() {
        question.close();
    }
}
