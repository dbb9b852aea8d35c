package io.batchwright.pipeline.bind;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** How values of one type are written in a file. Immutable and thread-safe. */
interface Shape {

    /** The value that {@code node} stands for, or null if there were problems, which are then in {@code binding}. */
    @Nullable
    Object bind(Node node, Binding binding);

    /** The JSON Schema of such nodes. */
    ObjectNode schema();

    /** What an absent key of this type stands for, or null if it must be there. */
    default @Nullable Object whenAbsent() {
        return null;
    }
}
