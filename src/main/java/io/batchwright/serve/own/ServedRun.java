package io.batchwright.serve.own;

import io.batchwright.batch.RunListener;
import io.batchwright.batch.RunResult;
import io.batchwright.spec.ForUsers;
import io.batchwright.text.Figures;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run that a user has asked for: logs what a user should know of it, and tells its execution as soon as there is one. */
final class ServedRun implements RunListener {

    private static final Logger LOG = LoggerFactory.getLogger(ServedRun.class);

    private final String pipeline;
    private final CompletableFuture<Long> execution = new CompletableFuture<>();

    ServedRun(String pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public void executing(long id) {
        execution.complete(id);
    }

    @Override
    public void noted(String note) {
        LOG.info("{}: {}", pipeline, note);
    }

    @Override
    public void recovering(String predecessor) {
        LOG.warn("{}: the run before is dead ({}); going on with its load", pipeline, predecessor);
    }

    @Override
    public void appending(long rows) {
        LOG.warn("{}: loading again beside {} of earlier loads", pipeline, Figures.count(rows, "row"));
    }

    @Override
    public void connectionLost(RuntimeException failure, Duration bound) {
        LOG.warn("{}: {}; trying again for {}", pipeline, ForUsers.message(failure), bound);
    }

    /**
     * Waits until the run has an execution, is over without one, or takes longer.
     *
     * @param run the run
     * @param patience how long to wait
     * @throws RuntimeException what the run has thrown
     */
    Started await(CompletableFuture<RunResult> run, Duration patience) {
        try {
            CompletableFuture.anyOf(execution, run).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Started(
                    null, null, "'" + pipeline + "' has not begun yet: it waits for its turn, or for its database.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Started(null, null, "'" + pipeline + "' begins.");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
        Long id = execution.getNow(null);
        return id != null
                ? new Started(id, null, "'" + pipeline + "' runs as execution " + id + ".")
                : ended(run.join());
    }

    private Started ended(RunResult result) {
        Throwable failure = result.failure();
        return new Started(
                null,
                result.status(),
                switch (result.status()) {
                    case ALREADY_LOADED -> "'" + pipeline + "' is already loaded: there was nothing to do.";
                    case NOTHING_NEW -> "'" + pipeline + "': nothing new since the last run.";
                    case NOTHING_TO_REPLAY -> "'" + pipeline + "': nothing to replay.";
                    case COMPLETED -> "'" + pipeline + "' has ended: completed.";
                    case STOPPED -> "'" + pipeline + "' was stopped.";
                    case FAILED ->
                        "'" + pipeline + "' has failed" + (failure == null ? "." : ": " + ForUsers.message(failure));
                });
    }
}
