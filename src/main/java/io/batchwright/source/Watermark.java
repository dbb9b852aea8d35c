package io.batchwright.source;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far an API was read, by the greatest value of a field.
 *
 * @param field the path of the field
 * @param below a value below {@code greatest} than which every record that was not read is greater, if records came in order; null if
 *     nothing is known
 * @param greatest the greatest value that was read; null if none was
 * @param seen hashes of the records that have it
 * @param inOrder whether no record came behind one with a greater value
 */
record Watermark(
        String field, @Nullable String below, @Nullable CursorValue greatest, List<String> seen, boolean inOrder) {

    private static final JsonMapper JSON = new JsonMapper();

    Watermark {
        seen = List.copyOf(seen);
    }

    /** That of an API of which nothing has been read. */
    static Watermark none(String field, @Nullable String start) {
        return new Watermark(field, start, null, List.of(), true);
    }

    /** The same for a load that begins: whatever it reads is asked for with {@link #below}. */
    Watermark begun() {
        return new Watermark(field, below, greatest, seen, true);
    }

    /** The same once everything is read. */
    Watermark complete() {
        return new Watermark(field, greatest == null ? below : greatest.text(), greatest, seen, true);
    }

    /** As JSON. */
    String text() {
        ObjectNode object = JSON.createObjectNode().put("field", field);
        object.put("below", below);
        if (greatest != null) {
            object.put("greatest", greatest.text()).put("number", greatest.isNumber());
        }
        object.put("in-order", inOrder);
        ArrayNode hashes = object.putArray("seen");
        seen.forEach(hashes::add);
        return object.toString();
    }

    /** @param text as {@link #text} gives it */
    static Watermark parse(String text) {
        JsonNode object = JSON.readTree(text);
        JsonNode below = object.required("below");
        JsonNode greatest = object.get("greatest");
        return new Watermark(
                object.required("field").asString(),
                below.isNull() ? null : below.asString(),
                greatest == null
                        ? null
                        : new CursorValue(
                                greatest.asString(), object.required("number").asBoolean()),
                object.required("seen").values().stream()
                        .map(JsonNode::asString)
                        .toList(),
                object.required("in-order").asBoolean());
    }
}
