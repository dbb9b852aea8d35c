package io.batchwright.pipeline.bind;

import io.batchwright.spec.Mark;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A mapping, in the order of the file. */
public record MapNode(Mark mark, Map<String, Entry> entries) implements Node {

    /**
     * The key that keeps a scalar on which an override was laid: {@code metric: long} with {@code metric.default=0} is
     * {@code {"": long, default: 0}}, and the record's {@link io.batchwright.spec.Shorthand} key takes it up.
     */
    static final String SHORTHAND = "";

    public MapNode {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** The value under {@code key}, or null. */
    public @Nullable Node get(String key) {
        Entry entry = entries.get(key);
        return entry == null ? null : entry.value();
    }

    @Override
    public String described() {
        return "a mapping";
    }

    MapNode with(String key, Entry entry) {
        Map<String, Entry> changed = new LinkedHashMap<>(entries);
        changed.put(key, entry);
        return new MapNode(mark, changed);
    }

    /** The same keys with other values. */
    MapNode mapped(BiFunction<String, Node, Node> mapping) {
        Map<String, Entry> changed = new LinkedHashMap<>();
        entries.forEach((key, entry) -> changed.put(key, new Entry(entry.mark(), mapping.apply(key, entry.value()))));
        return new MapNode(mark, changed);
    }

    /** The same values under other keys; {@code names} has the new for the old ones. */
    MapNode renamed(Map<String, String> names) {
        Map<String, Entry> changed = new LinkedHashMap<>();
        entries.forEach((key, entry) -> changed.put(names.getOrDefault(key, key), entry));
        return new MapNode(mark, changed);
    }

    /**
     * One key.
     *
     * @param mark where the key stands
     * @param value its value
     */
    public record Entry(Mark mark, Node value) {}
}
