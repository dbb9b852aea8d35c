package io.batchwright.pipeline.bind;

import io.batchwright.spec.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A list; a scalar is a list of one. */
record ListShape(Shape element) implements Shape {

    @Override
    public Bound bind(Node node, Binding binding) {
        if (node instanceof ScalarNode) {
            return bind(List.of(node), binding);
        }
        if (!(node instanceof ListNode list)) {
            binding.problem(node.mark(), "expected a list, found " + node.described());
            return Bound.NONE;
        }
        return bind(list.elements(), binding);
    }

    private Bound bind(List<Node> elements, Binding binding) {
        List<@Nullable Object> values = new ArrayList<>();
        boolean complete = true;
        for (Node each : elements) {
            Bound bound = element.bind(each, binding);
            values.add(bound.value());
            complete &= bound.complete();
        }
        return new Bound(Collections.unmodifiableList(values), complete);
    }

    @Override
    public Node corrected(Node node, List<Problem> problems) {
        if (node instanceof ListNode list) {
            return new ListNode(
                    list.mark(),
                    list.elements().stream()
                            .map(each -> element.corrected(each, problems))
                            .toList());
        }
        return node instanceof ScalarNode ? element.corrected(node, problems) : node;
    }

    @Override
    public ObjectNode schema() {
        ObjectNode array = Json.object().put("type", "array").set("items", element.schema());
        return element instanceof ScalarShape ? Json.object().set("anyOf", Json.array(element.schema(), array)) : array;
    }

    @Override
    public Object whenAbsent() {
        return List.of();
    }
}
