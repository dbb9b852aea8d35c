package io.batchwright.sink;

import io.batchwright.record.Reject;
import java.util.List;

/**
 * What a sink has committed of a chunk.
 *
 * @param checkpoint the checkpoint after it
 * @param rejects all rejects of the chunk, those of the sink among them, in the order of the input; a view that is valid as long
 *     as the chunk is, and may make its elements anew whenever they are asked for
 */
public record Committed(Checkpoint checkpoint, List<Reject> rejects) {}
