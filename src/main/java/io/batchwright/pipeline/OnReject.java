package io.batchwright.pipeline;

/** What happens when a record is rejected. */
public enum OnReject {
    /** It is kept with its reason, and the run goes on as long as {@code max-rejects} bears it. */
    KEEP,
    /** The run fails, and the chunk with the record is rolled back. */
    FAIL
}
