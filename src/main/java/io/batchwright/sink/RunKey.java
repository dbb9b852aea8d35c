package io.batchwright.sink;

/**
 * What at most one run works on at a time.
 *
 * @param pipeline the pipeline's name
 * @param scope as in {@link Checkpoint#scope()}: everything identifying but the input and the rerun counter
 * @param partition the partition, from 0
 */
public record RunKey(String pipeline, String scope, int partition) {}
