package io.batchwright.batch;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Does something again and again, on a thread that keeps no process alive, until it is closed. Thread-safe. */
public final class Repetition implements AutoCloseable {

    private final ScheduledExecutorService executor;

    /**
     * Begins.
     *
     * @param name of the thread
     * @param interval between the end of one time and the next, and before the first
     * @param task throws nothing but errors, which would end it
     */
    public Repetition(String name, Duration interval, Runnable task) {
        executor = Executors.newSingleThreadScheduledExecutor(runnable -> {
            Thread thread = new Thread(runnable, name);
            thread.setDaemon(true);
            return thread;
        });
        ScheduledFuture<?> unused =
                executor.scheduleWithFixedDelay(task, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Interrupts what is being done; does not wait. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
