package io.batchwright.batch;

/**
 * How a step is stopped: between any two chunks, or, if what was read can not be read again, when its reader has handed that
 * over. Thread-safe.
 */
final class StepStop {

    private final StopSignal signal;
    private volatile boolean handedOver;

    /**
     * @param signal asks for the stop
     * @param repeatable whether what was read can be read again
     */
    StepStop(StopSignal signal, boolean repeatable) {
        this.signal = signal;
        this.handedOver = repeatable;
    }

    StopSignal signal() {
        return signal;
    }

    /** Whether the step is to end now. */
    boolean now() {
        return signal.requested() && handedOver;
    }

    /** Whether the reader has yet to hand over what it has read, and then nothing more. */
    boolean waitsForReader() {
        return signal.requested() && !handedOver;
    }

    /** Tells that the step has got everything that was read. */
    void handedOver() {
        handedOver = true;
    }
}
