package io.batchwright.monitor;

import org.jspecify.annotations.Nullable;

/**
 * A job of a repository.
 *
 * @param name its name; the pipeline's in the jobs of Batchwright
 * @param newest its newest execution; null if it has none, or it could not be found in time
 */
public record JobSummary(String name, @Nullable Execution newest) {}
