package io.batchwright.record;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything that is committed together: the item that travels through the Spring Batch step.
 *
 * @param batches the records, in the order of the input
 * @param sourceRejects records that no format could be asked about (longer than the limit)
 * @param read records read, whatever became of them
 * @param dropped records that filters dropped and whose batches are not here, as nothing is left of them
 * @param end how far the load is after it
 */
public record RecordChunk(
        List<RecordBatch> batches, List<Reject> sourceRejects, long read, long dropped, ChunkEnd end) {

    public RecordChunk {
        batches = List.copyOf(batches);
        sourceRejects = List.copyOf(sourceRejects);
    }

    /** A chunk with all its batches. */
    public RecordChunk(List<RecordBatch> batches, List<Reject> sourceRejects, long read, ChunkEnd end) {
        this(batches, sourceRejects, read, 0, end);
    }

    /** Records alive, which the sink has to write. */
    public long selected() {
        long selected = 0;
        for (RecordBatch batch : batches) {
            selected += batch.selected();
        }
        return selected;
    }

    /** Records that filters dropped. */
    public long filtered() {
        long filtered = dropped;
        for (RecordBatch batch : batches) {
            filtered += batch.filtered();
        }
        return filtered;
    }

    /** All rejects, in the order of the input as far as stages allow. */
    public List<Reject> rejects() {
        List<Reject> rejects = new ArrayList<>(sourceRejects);
        for (RecordBatch batch : batches) {
            rejects.addAll(batch.rejects());
        }
        return rejects;
    }
}
