package io.batchwright.pipeline.bind;

import io.batchwright.spec.Mark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lays values over nodes; what is wrong with the path shows when the result is bound. */
final class Overlay {

    private Overlay() {}

    /** {@code node} with {@code value} at {@code path}. */
    static Node put(Node node, String path, Node value, Mark mark) {
        if (path.isEmpty()) {
            return value;
        }
        NodePath step = NodePath.first(node, path);
        Node child = step.from(node);
        Node changed = put(child == null ? new EmptyNode(mark) : child, step.rest(), value, mark);
        if (node instanceof ListNode list && child != null) {
            List<Node> elements = new ArrayList<>(list.elements());
            elements.set(step.index(), changed);
            return new ListNode(list.mark(), elements);
        }
        String key = step.key() == null ? "[" + step.index() + "]" : step.key();
        MapNode map = asMap(node, mark);
        MapNode.Entry there = map.entries().get(key);
        return map.with(key, new MapNode.Entry(there == null ? mark : there.mark(), changed));
    }

    /** Says which element of a list {@code path} needs and is not there; null if all are. Elements are never made. */
    static @Nullable String missingElement(Node root, String path) {
        Node node = root;
        String rest = path;
        while (!rest.isEmpty()) {
            NodePath step = NodePath.first(node, rest);
            Node next = step.from(node);
            if (next == null && step.key() == null && !(node instanceof MapNode)) {
                String list = path.substring(0, path.length() - rest.length());
                return "there is no element [" + step.index() + "]; '" + list + "' has " + size(node)
                        + ", counted from 0";
            }
            node = next == null ? new EmptyNode(root.mark()) : next;
            rest = step.rest();
        }
        return null;
    }

    private static int size(Node node) {
        return node instanceof ListNode list ? list.elements().size() : node instanceof EmptyNode ? 0 : 1;
    }

    /** The same nodes, all at one place. */
    static Node moved(Node node, Mark mark) {
        if (node instanceof ListNode list) {
            return new ListNode(
                    mark, list.elements().stream().map(e -> moved(e, mark)).toList());
        }
        if (node instanceof MapNode map) {
            Map<String, MapNode.Entry> entries = new LinkedHashMap<>();
            map.entries()
                    .forEach((key, entry) -> entries.put(key, new MapNode.Entry(mark, moved(entry.value(), mark))));
            return new MapNode(mark, entries);
        }
        return node instanceof ScalarNode scalar ? ScalarNode.of(mark, scalar.raw()) : new EmptyNode(mark);
    }

    private static MapNode asMap(Node node, Mark mark) {
        if (node instanceof MapNode map) {
            return map;
        }
        MapNode empty = new MapNode(mark, Map.of());
        return node instanceof EmptyNode ? empty : empty.with(MapNode.SHORTHAND, new MapNode.Entry(node.mark(), node));
    }
}
