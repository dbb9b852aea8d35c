package io.batchwright.batch;

import io.batchwright.pipeline.Limits;
import io.batchwright.pipeline.Pipeline;
import java.time.Duration;

/**
 * When a chunk is closed; whichever comes first.
 *
 * @param records the most records of a chunk
 * @param held the most records of a chunk that may be in memory: those of which filters leave nothing are not
 * @param rows how many records of a chunk should be left for the sink, about: as many as its transactions do best with
 * @param bytes the bytes of input in memory after which a chunk is closed, so that wide records cannot outgrow the heap
 * @param interval how long a chunk may stay open, for slow sources
 * @param recordBytes the most bytes of one record; a longer one is rejected and never held
 * @param first how many records the first chunk has, whatever else is said here, so that it is the one that an earlier run had in
 *     hand; 0 if that does not matter
 */
record ChunkLimits(int records, int held, int rows, int bytes, Duration interval, int recordBytes, int first) {

    /** The most records of a chunk in memory where the pipeline does not say: what a small heap holds. */
    private static final int MOST_HELD = 100_000;

    /** The most records of a chunk where the pipeline does not say, however few of them are in memory: what is read in a moment. */
    private static final int MOST_RECORDS = 16 * MOST_HELD;

    public ChunkLimits {
        if (records < 1 || held < 1 || rows < 1 || bytes < 1 || recordBytes < 1) {
            throw new IllegalArgumentException(
                    "limits are positive: " + records + ", " + held + ", " + rows + ", " + bytes + ", " + recordBytes);
        }
    }

    /** The same for all chunks. */
    ChunkLimits(int records, int rows, int bytes, Duration interval, int recordBytes) {
        this(records, records, rows, bytes, interval, recordBytes, 0);
    }

    /**
     * The limits that a pipeline sets.
     *
     * @param rows the rows of a transaction where the pipeline does not say
     */
    static ChunkLimits of(Pipeline pipeline, int rows) {
        Limits limits = pipeline.limits();
        Long commitEvery = limits.commitEvery();
        int records = commitEvery == null ? MOST_RECORDS : (int) Math.min(commitEvery, Integer.MAX_VALUE);
        return new ChunkLimits(
                records,
                commitEvery == null ? MOST_HELD : records,
                commitEvery == null ? rows : records,
                (int) limits.commitBytes().bytes(),
                limits.commitInterval(),
                (int) limits.maxRecordSize().bytes(),
                0);
    }

    /** The same, with a first chunk of just so many records; 0 for any. */
    ChunkLimits beginningWith(long records) {
        return new ChunkLimits(
                this.records, held, rows, bytes, interval, recordBytes, (int) Math.min(records, Integer.MAX_VALUE));
    }
}
