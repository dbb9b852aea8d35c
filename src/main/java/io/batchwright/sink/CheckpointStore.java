package io.batchwright.sink;

import java.util.List;

/** Reads and claims checkpoints, each call in a transaction of its own. Thread-safe. */
public interface CheckpointStore {

    /** All loads of a scope, newest first. */
    List<Checkpoint> find(String pipeline, String scope);

    /**
     * Claims a load for this process: inserts {@code initial} if there is none under its key, counts the token up, records
     * owner and transform hash, commits.
     *
     * @return the checkpoint as it now stands
     */
    Checkpoint claim(Checkpoint initial, Owner owner);
}
