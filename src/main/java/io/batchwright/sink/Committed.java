package io.batchwright.sink;

import io.batchwright.record.Reject;
import java.util.List;

/**
 * What a sink has committed of a chunk.
 *
 * @param checkpoint the checkpoint after it
 * @param rejects all rejects of the chunk, those of the sink among them, in the order of the input
 */
public record Committed(Checkpoint checkpoint, List<Reject> rejects) {

    public Committed {
        rejects = List.copyOf(rejects);
    }
}
