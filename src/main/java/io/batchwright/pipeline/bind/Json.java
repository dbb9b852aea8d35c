package io.batchwright.pipeline.bind;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes JSON. */
final class Json {

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array(JsonNode... elements) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : elements) {
            array.add(element);
        }
        return array;
    }
}
