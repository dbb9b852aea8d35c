package io.batchwright.source;

import io.batchwright.record.InputPlan;
import io.batchwright.record.Position;
import org.jspecify.annotations.Nullable;

/**
 * Where records come from, as {@linkplain ByteSource bytes} or as {@linkplain RowSource rows}. Can be opened again and again,
 * at any position it gave out. Thread-safe.
 */
public sealed interface Source permits ByteSource, RowSource {

    /**
     * Whether what was read can be read again. If not, every run is a load of its own, none is resumed, and a stop commits what
     * has been read.
     */
    default boolean repeatable() {
        return true;
    }

    /** What is new, if every load goes on where the last one ended; null if a load reads everything. */
    default @Nullable News news() {
        return null;
    }

    /** Whether a load goes on until it is stopped. */
    default boolean endless() {
        return false;
    }

    /**
     * Looks at what is there now and freezes it: the inputs in a stable order, their ends and fingerprints.
     *
     * @throws SourceException if nothing is there or something cannot be read; the message names it
     */
    InputPlan plan();

    /**
     * Compares a plan that was frozen before with what is there now.
     *
     * @throws SourceException if what is there now cannot be read
     */
    PlanComparison compare(InputPlan frozen, InputPlan current);

    /**
     * Reads all bytes of the inputs, up to their ends, for a hash of each.
     *
     * @return the same plan with hashes
     * @throws SourceException if an input is gone, shrunk, or cannot be read; or if inputs of this kind have no hash
     */
    default InputPlan hashed(InputPlan plan) {
        throw new SourceException("--verify-input: the input of this source cannot be hashed; leave the option out");
    }

    /**
     * The plan to resume with: that of the load, but for compressed inputs that were cut off when it was frozen and have
     * been made whole since. Those are read to the end that they have now; what they were stays their original.
     *
     * @param frozen the plan of the load, of which all is still there and unchanged
     * @param current what is there now
     * @param from where the load goes on
     */
    default InputPlan mended(InputPlan frozen, InputPlan current, Position from) {
        return frozen;
    }
}
