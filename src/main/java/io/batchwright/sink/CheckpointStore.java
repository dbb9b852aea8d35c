package io.batchwright.sink;

import java.util.List;
import java.util.Optional;

/** Reads and claims checkpoints, each call in a transaction of its own. Thread-safe. */
public interface CheckpointStore {

    /** All loads of a scope, newest first. */
    List<Checkpoint> find(String pipeline, String scope);

    /** The newest load of a scope; empty if there is none. */
    Optional<Checkpoint> newest(String pipeline, String scope);

    /**
     * Forgets what was known after a load, which the load that goes on from it now keeps.
     *
     * @param before the load, as it last stood
     */
    void forgetKnown(Checkpoint before);

    /** One load as it now stands; empty if it is gone. */
    Optional<Checkpoint> find(LoadKey key);

    /**
     * Whether the rows of a load went elsewhere than to its database, so that they may not be in their place yet though it is complete:
     * {@link Sink#settle()} sees to that.
     */
    boolean wentElsewhere(LoadKey key);

    /**
     * Claims a load for a run that has {@linkplain LiveRuns entered}: inserts {@code initial} if there is none under its key,
     * counts the token up, records the plan and the hashes of format and transform, commits.
     *
     * @param key the place that the run has entered
     * @return the checkpoint as it now stands
     * @throws FencedException if the run has lost its place
     */
    Checkpoint claim(Checkpoint initial, RunKey key, Owner owner);

    /**
     * Takes a load away of which nothing is accounted for or on its way, if it is still claimed as given; else nothing happens.
     *
     * @param claimed as {@link #claim} gave it
     */
    void discard(Checkpoint claimed);

    /**
     * Gives a load up: it is never resumed, and whoever may still hold it can not write any more.
     *
     * @return false if there is no such load, or it is complete
     */
    boolean abandon(LoadKey key);
}
