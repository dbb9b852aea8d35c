package io.batchwright.batch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks a run to stop after the chunk in hand. Thread-safe. */
public final class StopSignal {

    private final CountDownLatch requested = new CountDownLatch(1);

    /** Asks for the stop; the run ends soon, restartable. */
    public void request() {
        requested.countDown();
    }

    /** Whether a stop was asked for. */
    public boolean requested() {
        return requested.getCount() == 0;
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
