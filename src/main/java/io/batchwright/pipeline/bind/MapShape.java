package io.batchwright.pipeline.bind;

import io.batchwright.spec.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Names of the user's own, each with a value; their order is kept. */
record MapShape(Shape value) implements Shape {

    @Override
    public Bound bind(Node node, Binding binding) {
        if (!(node instanceof MapNode map)) {
            binding.problem(node.mark(), "expected a mapping of names to values, found " + node.described());
            return Bound.NONE;
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        boolean complete = true;
        for (Map.Entry<String, MapNode.Entry> entry : map.entries().entrySet()) {
            Bound bound = value.bind(entry.getValue().value(), binding);
            values.put(entry.getKey(), bound.value());
            complete &= bound.complete();
        }
        return new Bound(Collections.unmodifiableMap(values), complete);
    }

    @Override
    public Node corrected(Node node, List<Problem> problems) {
        return node instanceof MapNode map ? map.mapped((name, each) -> value.corrected(each, problems)) : node;
    }

    @Override
    public ObjectNode schema() {
        return Json.object().put("type", "object").set("additionalProperties", value.schema());
    }

    @Override
    public Object whenAbsent() {
        return Map.of();
    }
}
