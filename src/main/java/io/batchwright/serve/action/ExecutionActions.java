package io.batchwright.serve.action;

/**
 * What can be done to an execution of any repository. Every method returns what to tell the user, and throws an exception for
 * users if it can not be done. Thread-safe.
 */
public interface ExecutionActions {

    /** Whether anything may be done at all. */
    boolean allowed();

    /** Asks for a stop after the chunk in hand, and does not wait for it. */
    String stop(long execution);

    /**
     * Marks an execution FAILED whose process is gone.
     *
     * @param force whether to believe that it is gone if that can not be told
     */
    String recover(long execution, boolean force);

    /** Gives an execution up for good. */
    String abandon(long execution);
}
