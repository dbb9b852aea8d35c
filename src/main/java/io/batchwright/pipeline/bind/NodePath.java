package io.batchwright.pipeline.bind;

import org.jspecify.annotations.Nullable;

/**
 * The first step of a dotted path and what follows. A key that is there wins over the shorter one that a dot would end, so
 * that names with dots can be reached.
 *
 * @param key the key, or null for an element
 * @param index the element, from 0; -1 for a key
 * @param rest the path that follows, empty at the end
 */
record NodePath(@Nullable String key, int index, String rest) {

    /** Takes the first step of {@code path} (not empty), seen from {@code node}. */
    static NodePath first(Node node, String path) {
        if (path.startsWith("[") && path.matches("\\[[0-9]{1,6}].*")) {
            int end = path.indexOf(']');
            return new NodePath(null, Integer.parseInt(path, 1, end, 10), rest(path, end + 1));
        }
        int end = length(node, path);
        return new NodePath(path.substring(0, end), -1, rest(path, end));
    }

    /** The node that this step leads to, or null. */
    @Nullable
    Node from(Node node) {
        if (key != null) {
            return node instanceof MapNode map ? map.get(key) : null;
        }
        return node instanceof ListNode list && index < list.elements().size()
                ? list.elements().get(index)
                : null;
    }

    private static int length(Node node, String path) {
        int longest = 0;
        if (node instanceof MapNode map) {
            for (String key : map.entries().keySet()) {
                boolean ends = path.length() == key.length()
                        || (path.length() > key.length() && ".[".indexOf(path.charAt(key.length())) >= 0);
                if (path.startsWith(key) && ends) {
                    longest = Math.max(longest, key.length());
                }
            }
        }
        if (longest > 0) {
            return longest;
        }
        int end = path.startsWith("[") ? 1 : 0;
        while (end < path.length() && ".[".indexOf(path.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static String rest(String path, int from) {
        return path.startsWith(".", from) ? path.substring(from + 1) : path.substring(from);
    }
}
