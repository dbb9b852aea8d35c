package io.batchwright.serve.metrics;

import io.batchwright.monitor.RepositoryReader;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Whether the repository's database answers, and soon enough. A database that is silent is asked once, however many want to
 * know meanwhile. Thread-safe.
 */
@Component("repositoryHealthIndicator")
class RepositoryHealth extends AbstractHealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(RepositoryHealth.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** No execution has it; to find that out is little work. */
    private static final long NO_EXECUTION = -1;

    private final RepositoryReader reader;
    private final ExecutorService asking = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "batchwright-health");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable CompletableFuture<?> asked;

    RepositoryHealth(RepositoryReader reader) {
        this.reader = reader;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) throws InterruptedException {
        try {
            answer().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            health.up();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the repository does not answer: {}", reason(e));
            health.down();
        }
    }

    private static String reason(Exception failure) {
        return failure.getCause() == null
                ? "no answer within " + PATIENCE.toSeconds() + " s"
                : String.valueOf(failure.getCause().getMessage());
    }

    private synchronized CompletableFuture<?> answer() {
        CompletableFuture<?> waiting = asked;
        if (waiting == null || waiting.isDone()) {
            waiting = CompletableFuture.supplyAsync(() -> reader.execution(NO_EXECUTION), asking);
            asked = waiting;
        }
        return waiting;
    }

    @PreDestroy
    void close() {
        asking.shutdownNow();
    }
}
