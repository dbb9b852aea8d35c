package io.batchwright.pipeline.bind;

import io.batchwright.spec.Problem;
import io.batchwright.spec.Suggestions;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts names right that are unknown, but near to one that is known and not there. */
final class Misspellings {

    private Misspellings() {}

    /**
     * The mapping with its misspelt keys put right.
     *
     * @param names the keys that it may have
     * @param others further ones, for which no key is taken
     * @param problems takes a problem for each that was misspelt
     */
    static MapNode corrected(MapNode map, Set<String> names, Set<String> others, List<Problem> problems) {
        Map<String, String> corrections = new HashMap<>();
        map.entries().forEach((written, entry) -> {
            if (written.equals(MapNode.SHORTHAND) || names.contains(written) || others.contains(written)) {
                return;
            }
            Suggestions.nearest(written, names)
                    .filter(meant -> map.get(meant) == null && !corrections.containsValue(meant))
                    .ifPresent(meant -> {
                        corrections.put(written, meant);
                        problems.add(new Problem(
                                entry.mark(),
                                "unknown key '" + written + "'" + Suggestions.didYouMean(written, names)));
                    });
        });
        return corrections.isEmpty() ? map : map.renamed(corrections);
    }

    /** The mapping with the value of {@code key} put right, if that is a misspelt one of {@code names}. */
    static MapNode correctedValue(MapNode map, String key, Collection<String> names, List<Problem> problems) {
        if (!(map.get(key) instanceof ScalarNode value) || names.contains(value.raw())) {
            return map;
        }
        return Suggestions.nearest(value.raw(), names)
                .map(meant -> {
                    problems.add(new Problem(
                            value.mark(),
                            "unknown type " + value.described() + Suggestions.didYouMean(value.raw(), names)));
                    return map.mapped((name, node) -> name.equals(key) ? ScalarNode.of(value.mark(), meant) : node);
                })
                .orElse(map);
    }
}
