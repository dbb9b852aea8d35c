package io.batchwright.format;

import io.batchwright.spec.JsonStep;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a JSON value that is wanted, or on the way to one: the paths of all fields as a tree. Members usually come
 * in the same order in every record, so the one after the last found is tried first. Not thread-safe.
 */
final class JsonNode {

    private final List<Integer> ownSlots = new ArrayList<>();
    private final List<JsonNode> children = new ArrayList<>();
    private final byte @Nullable [] name;
    private final int index;
    private int expected;

    /** The slots whose value is the one here. */
    int[] slots = {};

    /** The slots whose values are inside the one here. */
    int[] inner = {};

    private JsonNode[] nodes = {};

    private JsonNode(JsonStep step) {
        String key = step.key();
        this.name = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        this.index = step.index();
    }

    /** The tree of {@code paths}, by slot. */
    static JsonNode root(List<List<JsonStep>> paths) {
        JsonNode root = new JsonNode(new JsonStep("", 0));
        for (int slot = 0; slot < paths.size(); slot++) {
            JsonNode node = root;
            for (JsonStep step : paths.get(slot)) {
                node = node.childFor(step);
            }
            node.ownSlots.add(slot);
        }
        root.freeze();
        return root;
    }

    private JsonNode childFor(JsonStep step) {
        JsonNode wanted = new JsonNode(step);
        for (JsonNode child : children) {
            if (child.index == wanted.index && Arrays.equals(child.name, wanted.name)) {
                return child;
            }
        }
        children.add(wanted);
        return wanted;
    }

    private List<Integer> freeze() {
        nodes = children.toArray(new JsonNode[0]);
        slots = ownSlots.stream().mapToInt(Integer::intValue).toArray();
        List<Integer> below = new ArrayList<>();
        for (JsonNode node : nodes) {
            below.addAll(node.ownSlots);
            below.addAll(node.freeze());
        }
        inner = below.stream().mapToInt(Integer::intValue).toArray();
        return below;
    }

    /** The member with the name {@code bytes[from, to)}, or null. */
    @Nullable
    JsonNode member(byte[] bytes, int from, int to) {
        for (int tried = 0; tried < nodes.length; tried++) {
            JsonNode node = nodes[expected];
            expected = expected + 1 == nodes.length ? 0 : expected + 1;
            byte[] key = node.name;
            if (key != null && Arrays.equals(key, 0, key.length, bytes, from, to)) {
                return node;
            }
        }
        return null;
    }

    /** The element with that index, or null. */
    @Nullable
    JsonNode element(int wanted) {
        for (JsonNode node : nodes) {
            if (node.name == null && node.index == wanted) {
                return node;
            }
        }
        return null;
    }
}
