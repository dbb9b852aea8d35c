package io.batchwright.batch;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Room for the chunks that are made while the step writes one. Where the step is the slower one, the room of a chunk that it takes
 * is free only once its rows are on their way: before that, a sink has a few short words with its database, commit and lock among them,
 * and each answer would find the processors taken by the parsing of the next chunk. Thread-safe.
 */
final class ReadAheadRoom {

    /** Chunks that may be made or wait while the step writes one: a second one would only cost heap. */
    private static final int AHEAD = 1;

    private final Semaphore room = new Semaphore(AHEAD);
    private final AtomicBoolean held = new AtomicBoolean();

    /** Waits for room for another chunk. */
    void acquire() throws InterruptedException {
        room.acquire();
    }

    /** The step takes a chunk, whose room stays taken until {@link #free()}. */
    void hold() {
        held.set(true);
    }

    /** Frees the room of the chunk that the step has taken, unless that is done. */
    void free() {
        if (held.compareAndSet(true, false)) {
            room.release();
        }
    }
}
