package io.batchwright.batch;

import io.batchwright.pipeline.Limits;
import io.batchwright.pipeline.Pipeline;
import java.time.Duration;

/**
 * When a chunk is closed; whichever comes first.
 *
 * @param records the most records of a chunk
 * @param bytes the bytes of input after which a chunk is closed, so that wide records cannot outgrow the heap
 * @param interval how long a chunk may stay open, for slow sources
 * @param recordBytes the most bytes of one record; a longer one is rejected and never held
 */
record ChunkLimits(int records, int bytes, Duration interval, int recordBytes) {

    public ChunkLimits {
        if (records < 1 || bytes < 1 || recordBytes < 1) {
            throw new IllegalArgumentException("limits are positive: " + records + ", " + bytes + ", " + recordBytes);
        }
    }

    /**
     * The limits that a pipeline sets.
     *
     * @param defaultRecords the records of a chunk where the pipeline does not say
     */
    static ChunkLimits of(Pipeline pipeline, int defaultRecords) {
        Limits limits = pipeline.limits();
        Long commitEvery = limits.commitEvery();
        return new ChunkLimits(
                commitEvery == null ? defaultRecords : (int) Math.min(commitEvery, Integer.MAX_VALUE),
                (int) limits.commitBytes().bytes(),
                limits.commitInterval(),
                (int) limits.maxRecordSize().bytes());
    }
}
