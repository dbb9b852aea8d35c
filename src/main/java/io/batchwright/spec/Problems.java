package io.batchwright.spec;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects everything wrong in a pipeline file, so that one run reports all of it. Parts of a pipeline name the place by
 * key, relative to themselves; the loader knows the line and column of every key. Not thread-safe.
 */
public final class Problems {

    private final Marks marks;
    private final String path;
    private final List<Problem> collected;

    /** Collects problems of the file that {@code marks} knows. */
    public Problems(Marks marks) {
        this(marks, "", new ArrayList<>());
    }

    private Problems(Marks marks, String path, List<Problem> collected) {
        this.marks = marks;
        this.path = path;
        this.collected = collected;
    }

    /** The same collection, seen from {@code key}: a key ({@code sink}), an element ({@code [2]}), or a path of them. */
    public Problems in(String key) {
        return new Problems(marks, join(key), collected);
    }

    /** Adds a problem at {@code key} (empty for the part itself). */
    public void add(String key, String message) {
        add(key, 0, message);
    }

    /**
     * Adds a problem inside the value of {@code key}.
     *
     * @param offset characters into the value, from 0
     */
    public void add(String key, int offset, String message) {
        collected.add(new Problem(marks.of(join(key), offset), message));
    }

    /** Adds the problem at {@code key} that something else is expected there, unless the value fits. */
    public void require(boolean fits, String key, String expected) {
        if (!fits) {
            add(key, "expected " + expected);
        }
    }

    /** Adds a problem at a place that is already known. */
    public void add(Mark mark, String message) {
        collected.add(new Problem(mark, message));
    }

    /** Whether nothing is wrong so far. */
    public boolean isEmpty() {
        return collected.isEmpty();
    }

    /** How many there are so far. */
    public int size() {
        return collected.size();
    }

    /** All problems, in the order of the file. */
    public List<Problem> all() {
        List<Problem> sorted = new ArrayList<>(collected);
        sorted.sort((a, b) -> a.mark().line() != b.mark().line()
                ? Integer.compare(a.mark().line(), b.mark().line())
                : Integer.compare(a.mark().column(), b.mark().column()));
        return sorted;
    }

    private String join(String key) {
        return path.isEmpty() || key.isEmpty() || key.startsWith("[") ? path + key : path + "." + key;
    }

    /** Knows where things stand in the file. */
    @FunctionalInterface
    public interface Marks {

        /**
         * The place of the value at {@code path} (such as {@code transform[0].filter}), or of its nearest parent that
         * is there.
         *
         * @param offset characters into the value, from 0
         */
        Mark of(String path, int offset);
    }
}
