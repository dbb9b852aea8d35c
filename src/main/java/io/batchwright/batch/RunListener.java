package io.batchwright.batch;

import io.batchwright.record.Ledger;
import io.batchwright.record.Position;
import io.batchwright.record.Reject;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hears how a run goes. Called on the step's thread, once a chunk at most; must be quick. */
public interface RunListener {

    /** Hears nothing. */
    RunListener NONE = new RunListener() {};

    /**
     * The process that ran this load before is dead; what it left in the repository is put right, and the load goes on.
     *
     * @param predecessor what is known of that process, for people
     */
    default void recovering(String predecessor) {}

    /**
     * All of the input was read to compare it with that of the load's beginning.
     *
     * @param finding what is known of it now, for people
     */
    default void inputVerified(String finding) {}

    /**
     * Something about the input that a user should know. Called by any thread, at any time.
     *
     * @param note what it is, for people
     */
    default void noted(String note) {}

    /**
     * The input is loaded again, beside the rows of earlier loads.
     *
     * @param rows how many rows earlier loads of this input or of others before it have written
     */
    default void appending(long rows) {}

    /**
     * A database does not answer; it is tried again.
     *
     * @param failure what happened
     * @param bound for how long it will be tried
     */
    default void connectionLost(RuntimeException failure, Duration bound) {}

    /**
     * The job execution is there, and its step is about to begin.
     *
     * @param execution its id
     */
    default void executing(long execution) {}

    /**
     * The step begins.
     *
     * @param resumedFrom the position it goes on from, or null
     * @param loaded what became of the records before
     * @param doneBytes bytes of stored input before the position
     * @param totalBytes bytes of stored input in all, or -1 if unknown
     */
    default void started(@Nullable Position resumedFrom, Ledger loaded, long doneBytes, long totalBytes) {}

    /**
     * A chunk is committed.
     *
     * @param ledger the whole load so far
     * @param doneBytes bytes of stored input so far
     * @param rejects the rejects of this chunk
     */
    default void committed(Ledger ledger, long doneBytes, List<Reject> rejects) {}
}
