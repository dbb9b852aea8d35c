package io.batchwright.transform;

import io.batchwright.record.Outline;
import io.batchwright.spec.OwnKey;
import io.batchwright.spec.Problems;

/** One element of the {@code transform:} list; one record per kind, known by its only key ({@code filter: …}). */
@OwnKey
public sealed interface TransformSpec permits FilterSpec, SetSpec, RenameSpec, SelectSpec {

    /**
     * Checks this transform against the records that come in.
     *
     * @param input the fields that come in, and the run's parameters, {@code params.…} in expressions
     * @param problems takes the problems of this element, but none that follow from what is in doubt already; keys are
     *     relative to it
     */
    CheckedTransform check(Outline input, Problems problems);
}
