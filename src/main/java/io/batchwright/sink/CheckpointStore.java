package io.batchwright.sink;

import java.util.List;
import java.util.Optional;

/** Reads and claims checkpoints, each call in a transaction of its own. Thread-safe. */
public interface CheckpointStore {

    /** All loads of a scope, newest first. */
    List<Checkpoint> find(String pipeline, String scope);

    /** Who claimed a load last; empty if nobody has. */
    Optional<Ownership> ownership(LoadKey key);

    /**
     * Claims a load for this process: inserts {@code initial} if there is none under its key, counts the token up, records
     * owner and the hashes of format and transform, commits.
     *
     * @return the checkpoint as it now stands
     */
    Checkpoint claim(Checkpoint initial, Owner owner);
}
