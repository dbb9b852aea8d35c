package io.batchwright.pipeline.bind;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Names of the user's own, each with a value; their order is kept. */
record MapShape(Shape value) implements Shape {

    @Override
    public @Nullable Object bind(Node node, Binding binding) {
        if (!(node instanceof MapNode map)) {
            binding.problem(node.mark(), "expected a mapping of names to values, found " + node.described());
            return null;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        map.entries().forEach((name, entry) -> {
            Object bound = value.bind(entry.value(), binding);
            if (bound != null) {
                values.put(name, bound);
            }
        });
        return values.size() == map.entries().size() ? Collections.unmodifiableMap(values) : null;
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
