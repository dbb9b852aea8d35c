package io.batchwright.pipeline.bind;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A list; a scalar is a list of one. */
record ListShape(Shape element) implements Shape {

    @Override
    public @Nullable Object bind(Node node, Binding binding) {
        if (node instanceof ScalarNode) {
            Object only = element.bind(node, binding);
            return only == null ? null : List.of(only);
        }
        if (!(node instanceof ListNode list)) {
            binding.problem(node.mark(), "expected a list, found " + node.described());
            return null;
        }
        List<Object> values = new ArrayList<>();
        for (Node each : list.elements()) {
            Object value = element.bind(each, binding);
            if (value != null) {
                values.add(value);
            }
        }
        return values.size() == list.elements().size() ? List.copyOf(values) : null;
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
