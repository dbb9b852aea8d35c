package io.batchwright.serve.page;

import java.util.Optional;

/** Finds what is loaded, which only our own repository knows. Thread-safe. */
@FunctionalInterface
public interface LoadLookup {

    /** Finds nothing. */
    LoadLookup NONE = execution -> Optional.empty();

    /**
     * A load.
     *
     * @param pipeline the pipeline's name
     * @param key its job key
     * @param doneBytes bytes of stored input accounted for
     * @param totalBytes bytes of stored input in all, or -1 if unknown
     * @param rejected records of it that were rejected
     */
    record Load(String pipeline, String key, long doneBytes, long totalBytes, long rejected) {}

    /** The load that an execution worked on; empty if it is no run of a pipeline. */
    Optional<Load> load(long execution);
}
