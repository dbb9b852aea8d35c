package io.batchwright.pipeline.bind;

import io.batchwright.spec.Mark;
import io.batchwright.spec.Problems;
import org.jspecify.annotations.Nullable;

/** Finds the place of a key by walking the nodes. */
record NodeMarks(String file, @Nullable Node root) implements Problems.Marks {

    @Override
    public Mark of(String path, int offset) {
        if (root == null) {
            return new Mark(file, 1, 1);
        }
        Node node = root;
        String rest = path;
        while (!rest.isEmpty()) {
            NodePath step = NodePath.first(node, rest);
            Node next = step.from(node);
            if (next == null) {
                // A list of one, or a key alone, may be written as a scalar; only then is the offset still right.
                return node instanceof ScalarNode ? node.markAt(offset) : node.mark();
            }
            node = next;
            rest = step.rest();
        }
        return node.markAt(offset);
    }
}
