package io.batchwright.sink;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the rows of a chunk.
 *
 * @param refusals the rows that the target refuses; all others are out
 * @param state how far the target now is; null if that can not be said
 */
record Written(List<Refusal> refusals, @Nullable String state) {

    Written {
        refusals = List.copyOf(refusals);
    }
}
