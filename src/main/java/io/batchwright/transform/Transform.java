package io.batchwright.transform;

import io.batchwright.record.RecordBatch;
import io.batchwright.record.Schema;

/** Changes batches in place: drops, rejects, computes, renames. Not thread-safe. */
public interface Transform {

    /** What it is, for people: {@code filter metric > params.threshold}. */
    String description();

    /** The fields of the batches that come out. */
    Schema output();

    /** Applies it to a batch whose schema is the input schema that this transform was opened with. */
    void apply(RecordBatch batch);
}
