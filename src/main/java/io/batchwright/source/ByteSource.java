package io.batchwright.source;

import io.batchwright.record.InputPlan;
import io.batchwright.record.Position;
import org.jspecify.annotations.Nullable;

/** A source of bytes, which a format makes records of. Thread-safe. */
public non-sealed interface ByteSource extends Source {

    /**
     * Opens the inputs of a plan.
     *
     * @param plan what to read, to which ends
     * @param from where to go on, or null for the start
     * @throws SourceException if an input is gone, shrunk or changed before the position; the message says which
     */
    ByteReader open(InputPlan plan, @Nullable Position from);
}
