package io.batchwright.pipeline.bind;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One piece of text. */
record ScalarShape(TextFormat format) implements Shape {

    /** Text that the environment makes; what it will be, no editor can know. */
    private static final String FROM_ENVIRONMENT = "\\$\\{[A-Za-z_]";

    @Override
    public Bound bind(Node node, Binding binding) {
        if (!(node instanceof ScalarNode scalar)) {
            binding.problem(node.mark(), "expected " + format.expected() + ", found " + node.described());
            return Bound.NONE;
        }
        String text = binding.text(scalar);
        if (text == null) {
            return Bound.NONE;
        }
        try {
            return Bound.of(format.parse().apply(text));
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            binding.problem(node.mark(), message.replace("'" + text + "'", node.described()));
            return Bound.NONE;
        }
    }

    @Override
    public ObjectNode schema() {
        ObjectNode written = Json.object();
        ArrayNode types = written.putArray("type");
        format.jsonTypes().forEach(types::add);
        if (!format.jsonTypes().contains("string")) {
            types.add("string");
        }
        if (format.values().isEmpty()) {
            String pattern = format.pattern();
            return pattern == null ? written : written.put("pattern", pattern + "|" + FROM_ENVIRONMENT);
        }
        written.put("pattern", (format.pattern() == null ? "" : format.pattern() + "|") + FROM_ENVIRONMENT);
        ObjectNode offered = Json.object();
        format.values().forEach(offered.putArray("enum")::add);
        return Json.object().set("anyOf", Json.array(offered, written));
    }
}
