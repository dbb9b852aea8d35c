package io.batchwright.batch;

/**
 * What the user wants of a run.
 *
 * @param rerun whether to load again what is loaded
 * @param verifyInput whether to read all of the input for hashes, and to compare them with those of the load's beginning
 */
public record RunOptions(boolean rerun, boolean verifyInput) {

    /** A plain run. */
    public static final RunOptions PLAIN = new RunOptions(false, false);
}
