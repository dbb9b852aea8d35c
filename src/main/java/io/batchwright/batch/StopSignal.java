package io.batchwright.batch;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Asks a run to stop after the chunk in hand. Thread-safe. */
public final class StopSignal {

    private final CountDownLatch requested = new CountDownLatch(1);
    private final Set<Thread> interruptible = new HashSet<>();

    /** Asks for the stop; the run ends soon, restartable. */
    public synchronized void request() {
        requested.countDown();
        interruptible.forEach(Thread::interrupt);
    }

    /** Whether a stop was asked for. */
    public boolean requested() {
        return requested.getCount() == 0;
    }

    /** Does something on the calling thread, which a stop interrupts as long as it does that, and no longer. */
    <T> T interrupting(Supplier<T> work) {
        begin(Thread.currentThread());
        try {
            return work.get();
        } finally {
            end(Thread.currentThread());
        }
    }

    private synchronized void begin(Thread thread) {
        interruptible.add(thread);
        if (requested()) {
            thread.interrupt();
        }
    }

    private synchronized void end(Thread thread) {
        interruptible.remove(thread);
        if (requested()) {
            Thread.interrupted();
        }
    }

    /**
     * Waits for a stop.
     *
     * @param patience how long at most
     * @return whether a stop was asked for
     */
    boolean await(Duration patience) throws InterruptedException {
        return requested.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }
}
