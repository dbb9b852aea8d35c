package io.batchwright.sink;

/**
 * Identifies one load in the sink's database, whatever repository started it.
 *
 * @param pipeline the pipeline's name
 * @param job hash of the identifying parameters, lower-case hex
 * @param partition the partition, from 0
 */
public record LoadKey(String pipeline, String job, int partition) {}
