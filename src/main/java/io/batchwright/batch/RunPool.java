package io.batchwright.batch;

import io.batchwright.pipeline.Pipeline;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The runs of a process that outlives them: so many at once, the others wait for their turn. Closing it stops all of them,
 * restartable, and waits for that. Thread-safe.
 */
public final class RunPool implements AutoCloseable {

    private final PipelineRunner runner;
    private final Path home;
    private final ExecutorService threads;
    private final Set<StopSignal> signals = ConcurrentHashMap.newKeySet();
    private final int atOnce;
    private final AtomicInteger pending = new AtomicInteger();
    private volatile boolean closed;
    private volatile RunObserver observer = pipeline -> result -> {};

    /**
     * @param home the directory that relative paths start from
     * @param atOnce how many run at once
     */
    RunPool(PipelineRunner runner, Path home, int atOnce) {
        this.runner = runner;
        this.home = home;
        this.atOnce = atOnce;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(
                atOnce, task -> new Thread(task, "batchwright-run-" + number.incrementAndGet()));
    }

    /** Lets somebody hear of all runs that begin from now on, instead of whoever did before. */
    public void observe(RunObserver newObserver) {
        observer = newObserver;
    }

    /**
     * Runs a pipeline as {@link PipelineRunner#run} does, when it is its turn.
     *
     * @param listener hears how it goes, on the thread of the run
     * @return how it ended; what the runner throws completes it exceptionally, a {@link CancellationException} if the pool was
     *     closed before its turn came
     */
    public CompletableFuture<RunResult> start(Pipeline pipeline, RunOptions options, RunListener listener) {
        return submit((heard, stop) -> runner.run(pipeline, home, options, heard, stop), pipeline, listener);
    }

    /** Replays rejects as {@link ReplayRunner#replay} does; else like {@link #start}. */
    public CompletableFuture<RunResult> replay(Pipeline pipeline, ReplayRunner.Request request, RunListener listener) {
        return submit(
                (heard, stop) -> new ReplayRunner(runner).replay(pipeline, home, request, heard, stop),
                pipeline,
                listener);
    }

    /** What is done when it is its turn. */
    private interface Work {
        RunResult run(RunListener listener, StopSignal stop);
    }

    private CompletableFuture<RunResult> submit(Work work, Pipeline pipeline, RunListener listener) {
        pending.incrementAndGet();
        return CompletableFuture.supplyAsync(() -> run(observed(work, pipeline.name()), listener), threads);
    }

    /** How many runs can begin at once now, without waiting for their turn. */
    public int free() {
        return Math.max(0, atOnce - pending.get());
    }

    private Work observed(Work work, String pipeline) {
        return (listener, stop) -> {
            RunObserver.Observation observation = observer.begins(pipeline);
            RunResult result = null;
            try {
                result = work.run(new BothListeners(listener, observation), stop);
                return result;
            } finally {
                observation.ended(result);
            }
        };
    }

    private RunResult run(Work work, RunListener listener) {
        StopSignal stop = new StopSignal();
        signals.add(stop);
        try {
            // Asked only now, so that a signal that close() does not find is of a run that finds the pool closed.
            if (closed) {
                throw new CancellationException("the process ends");
            }
            return work.run(listener, stop);
        } finally {
            signals.remove(stop);
            pending.decrementAndGet();
        }
    }

    /** Stops all runs after the chunk in hand, and waits until they have ended. What waits for its turn is cancelled. */
    @Override
    public void close() {
        closed = true;
        threads.shutdown();
        signals.forEach(StopSignal::request);
        try {
            threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
