package io.batchwright.source;

import io.batchwright.record.Position;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A place in the rows of a query, as text {@code {"rows":2,"key":["7"]}}.
 *
 * @param rows how many rows are before it
 * @param key the key's values in the last one of them, as text; empty at the start
 */
record JdbcPosition(long rows, List<String> key) {

    static final JdbcPosition START = new JdbcPosition(0, List.of());

    private static final JsonMapper JSON = new JsonMapper();

    JdbcPosition {
        key = List.copyOf(key);
    }

    /** @throws SourceException if the key is too long for one */
    Position toPosition() {
        ObjectNode object = JSON.createObjectNode().put("rows", rows);
        ArrayNode values = object.putArray("key");
        key.forEach(values::add);
        String text = object.toString();
        if (text.length() > Position.MAX_LENGTH) {
            throw new SourceException("source.key: expected a key of about " + Position.MAX_LENGTH
                    + " characters at most, because positions in the input are made of it, found " + text.length()
                    + " in row " + rows + "; choose a shorter one");
        }
        return new Position(text);
    }

    static JdbcPosition parse(Position position) {
        try {
            JsonNode object = JSON.readTree(position.value());
            List<String> key = new ArrayList<>();
            object.required("key").forEach(value -> key.add(value.asString()));
            return new JdbcPosition(object.required("rows").asLong(), key);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new SourceException(
                    "expected a position such as {\"rows\":2,\"key\":[\"7\"]}, found " + position
                            + "; load from the start with --rerun",
                    e);
        }
    }
}
