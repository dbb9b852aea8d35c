package io.batchwright.sink;

import java.time.Instant;

/**
 * A load that has rejected records, as its checkpoint tells.
 *
 * @param pipeline the pipeline's name
 * @param job the load's job key
 * @param read how many records were read so far
 * @param rejected how many of them were rejected; replayed and purged ones are among them
 * @param complete whether all of it is accounted for
 * @param updated when it was at work last, by the database's clock
 */
public record RejectedLoad(String pipeline, String job, long read, long rejected, boolean complete, Instant updated) {}
