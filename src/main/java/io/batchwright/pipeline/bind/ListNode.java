package io.batchwright.pipeline.bind;

import io.batchwright.spec.Mark;
import java.util.List;

/** A list. */
record ListNode(Mark mark, List<Node> elements) implements Node {

    ListNode {
        elements = List.copyOf(elements);
    }

    @Override
    public String described() {
        return "a list";
    }
}
