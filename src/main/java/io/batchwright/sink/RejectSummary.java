package io.batchwright.sink;

import java.time.Instant;

/**
 * The rejects of one run of a load, in short.
 *
 * @param pipeline the pipeline's name
 * @param job the load's job key
 * @param run the run
 * @param first when its first record was rejected, by the database's clock
 * @param count how many records it rejected
 * @param replayed how many of them a replay has loaded or filtered since
 * @param reason the most frequent reason
 */
public record RejectSummary(
        String pipeline, String job, RejectedRun run, Instant first, long count, long replayed, String reason) {

    /** The id of its job execution. */
    public long execution() {
        return run.execution();
    }
}
