package io.batchwright.pipeline.bind;

import io.batchwright.spec.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** How values of one type are written in a file. Immutable and thread-safe. */
interface Shape {

    /** What {@code node} stands for; everything wrong with it is then in {@code binding}. */
    Bound bind(Node node, Binding binding);

    /**
     * The node with the names put right that are obviously misspelt, so that what they stand for is checked too.
     *
     * @param problems takes a problem for each of them
     */
    default Node corrected(Node node, List<Problem> problems) {
        return node;
    }

    /** Whether a mapping of this shape may have that key. */
    default boolean mayHave(String key) {
        return false;
    }

    /** The JSON Schema of such nodes. */
    ObjectNode schema();

    /** What an absent key of this type stands for, or null if it must be there. */
    default @Nullable Object whenAbsent() {
        return null;
    }
}
