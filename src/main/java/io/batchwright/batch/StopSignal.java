package io.batchwright.batch;

/** Asks a run to stop after the chunk in hand. Thread-safe. */
public final class StopSignal {

    private volatile boolean requested;

    /** Asks for the stop; the run ends soon, restartable. */
    public void request() {
        requested = true;
    }

    /** Whether a stop was asked for. */
    public boolean requested() {
        return requested;
    }
}
