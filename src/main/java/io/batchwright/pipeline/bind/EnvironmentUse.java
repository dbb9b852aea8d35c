package io.batchwright.pipeline.bind;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out whether a value of a document comes from the environment. */
final class EnvironmentUse {

    private static final String PLACEHOLDER = "${";

    private EnvironmentUse() {}

    /** Whether {@code ${…}} is at {@code path}, below it, or in a text that the path leads into. */
    static boolean at(@Nullable Node root, String path) {
        Node node = root;
        String rest = path;
        while (node != null && !rest.isEmpty() && !(node instanceof ScalarNode)) {
            NodePath step = NodePath.first(node, rest);
            node = step.from(node);
            rest = step.rest();
        }
        return node != null && within(node);
    }

    private static boolean within(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.raw().replace("$${", "").contains(PLACEHOLDER);
        }
        return children(node).anyMatch(EnvironmentUse::within);
    }

    private static Stream<Node> children(Node node) {
        if (node instanceof MapNode map) {
            return map.entries().values().stream().map(MapNode.Entry::value);
        }
        return node instanceof ListNode list ? list.elements().stream() : Stream.empty();
    }
}
