package io.batchwright.transform;

import io.batchwright.record.Parameters;
import io.batchwright.record.Schema;
import io.batchwright.spec.OwnKey;
import io.batchwright.spec.Problems;
import org.jspecify.annotations.Nullable;

/** One element of the {@code transform:} list; one record per kind, known by its only key ({@code filter: …}). */
@OwnKey
public sealed interface TransformSpec permits FilterSpec, SetSpec, RenameSpec, SelectSpec {

    /**
     * Checks this transform against the records that come in, and opens it.
     *
     * @param input the fields that come in
     * @param parameters the run's parameters, {@code params.…} in expressions
     * @param problems problems of this element; keys are relative to it
     * @return the transform, or null if there were problems
     */
    @Nullable
    Transform open(Schema input, Parameters parameters, Problems problems);

    /** Whether the fields that come out are those that come in, so that what follows can be checked even if this is wrong. */
    default boolean keepsFields() {
        return false;
    }
}
