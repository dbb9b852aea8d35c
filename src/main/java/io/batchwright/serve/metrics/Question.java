package io.batchwright.serve.metrics;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something to ask a database that may be silent. It is asked once, however many want to know meanwhile, and nobody waits for long:
 * who watches a server gives up sooner than a connection does. Thread-safe.
 */
final class Question<T> implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Supplier<T> asking;
    private final ExecutorService thread;
    private @Nullable CompletableFuture<T> asked;

    /** @param name of the thread that asks */
    Question(String name, Supplier<T> asking) {
        this.asking = asking;
        this.thread = Executors.newSingleThreadExecutor(work -> {
            Thread made = new Thread(work, name);
            made.setDaemon(true);
            return made;
        });
    }

    /** @throws UnansweredException if there is no answer in time, or a failure instead; says which */
    T ask() {
        try {
            return answer().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new UnansweredException(
                    String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()), e);
        } catch (TimeoutException e) {
            throw new UnansweredException("no answer within " + PATIENCE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnansweredException("interrupted", e);
        }
    }

    private synchronized CompletableFuture<T> answer() {
        CompletableFuture<T> waiting = asked;
        if (waiting == null || waiting.isDone()) {
            waiting = CompletableFuture.supplyAsync(asking, thread);
            asked = waiting;
        }
        return waiting;
    }

    /** There was no answer. */
    static final class UnansweredException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private UnansweredException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
