package io.batchwright.serve.metrics;

import io.batchwright.monitor.RepositoryReader;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Whether the repository's database answers, and soon enough. A database that is silent is asked once, however many want to
 * know meanwhile. Thread-safe.
 */
@Component("repositoryHealthIndicator")
class RepositoryHealth extends AbstractHealthIndicator {

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
        super("the repository does not answer");
        this.reader = reader;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) throws Exception {
        answer().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        health.up();
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
