package io.batchwright.source;

import io.batchwright.record.InputPlan;
import io.batchwright.record.Position;
import org.jspecify.annotations.Nullable;

/** Where bytes come from. Can be opened again and again, at any position it gave out. Thread-safe. */
public interface Source {

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
     * Opens the inputs of a plan.
     *
     * @param plan what to read, to which ends
     * @param from where to go on, or null for the start
     * @throws SourceException if an input is gone, shrunk or changed before the position; the message says which
     */
    ByteReader open(InputPlan plan, @Nullable Position from);
}
