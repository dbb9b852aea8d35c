package io.batchwright.spec;

import java.util.List;

/**
 * A place in a JSON value, such as {@code orders[0].id}.
 *
 * @param text the path as it is written
 * @param steps its steps; none for the value itself
 */
@TextForm(expected = "a path such as data.items", pattern = "^[^.\\[]")
public record JsonPath(String text, List<JsonStep> steps) {

    /** The value itself. */
    public static final JsonPath ROOT = new JsonPath("", List.of());

    public JsonPath {
        steps = List.copyOf(steps);
    }

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException if it is none; the message says why
     */
    public static JsonPath parse(String text) {
        return new JsonPath(text, JsonStep.parse(text));
    }

    @Override
    public String toString() {
        return text;
    }
}
