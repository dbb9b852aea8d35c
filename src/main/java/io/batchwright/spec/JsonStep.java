package io.batchwright.spec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a path into a JSON value, such as the three of {@code orders[0].id}. A backslash before {@code .},
 * {@code [} or {@code \} makes it part of a key.
 *
 * @param key the member of an object, or null if it is an element of an array
 * @param index the element, from 0; 0 for a member
 */
public record JsonStep(@Nullable String key, int index) {

    /**
     * The steps of a path.
     *
     * @throws IllegalArgumentException if {@code path} is none; the message says why
     */
    public static List<JsonStep> parse(String path) {
        List<JsonStep> steps = new ArrayList<>();
        int i = 0;
        do {
            i = key(path, i, steps);
            while (i < path.length() && path.charAt(i) == '[') {
                i = element(path, i, steps);
            }
            if (i < path.length() && path.charAt(i) != '.') {
                throw new IllegalArgumentException(
                        "expected '.' or '[' after ']' in path '" + path + "', found '" + path.charAt(i) + "'");
            }
        } while (i++ < path.length());
        return steps;
    }

    private static int key(String path, int from, List<JsonStep> steps) {
        StringBuilder key = new StringBuilder();
        int i = from;
        while (i < path.length() && path.charAt(i) != '.' && path.charAt(i) != '[') {
            i += path.charAt(i) == '\\' && i + 1 < path.length() ? 1 : 0;
            key.append(path.charAt(i++));
        }
        if (key.isEmpty()) {
            throw new IllegalArgumentException("expected a path such as a.b or a[0].b, found '" + path + "'");
        }
        steps.add(new JsonStep(key.toString(), 0));
        return i;
    }

    private static int element(String path, int from, List<JsonStep> steps) {
        int close = path.indexOf(']', from);
        String digits = close < 0 ? "" : path.substring(from + 1, close);
        if (!digits.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("expected an index such as [0] in path '" + path + "', found '"
                    + path.substring(from) + "'; write \\[ for a key with a bracket");
        }
        steps.add(new JsonStep(null, Integer.parseInt(digits)));
        return close + 1;
    }
}
