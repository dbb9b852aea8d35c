package io.batchwright.pipeline;

import io.batchwright.pipeline.bind.Document;
import io.batchwright.pipeline.bind.MapNode;
import io.batchwright.spec.Mark;
import io.batchwright.spec.Problem;
import io.batchwright.spec.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The command line's assignments, told apart.
 *
 * @param document the pipeline file with the keys that they set
 * @param parameters the parameters that they give
 * @param problems those that are neither
 */
record Assignments(Document document, Map<String, String> parameters, List<Problem> problems) {

    /**
     * Tells {@code assignments} apart.
     *
     * @param kept values of parameters that are not assigned; those of parameters that the file does not have are left out
     * @param keys those that a pipeline file may have at its top
     */
    static Assignments of(Document file, Map<String, String> assignments, Map<String, String> kept, Set<String> keys) {
        Set<String> declared = declared(file);
        Document document = file;
        Map<String, String> parameters = new LinkedHashMap<>(kept);
        parameters.keySet().retainAll(declared);
        List<Problem> problems = new ArrayList<>();
        for (Map.Entry<String, String> assignment : assignments.entrySet()) {
            String key = assignment.getKey();
            if (declared.contains(key)) {
                parameters.put(key, assignment.getValue());
            } else if (keys.contains(key.split("[.\\[]", 2)[0])) {
                document = document.with(key, assignment.getValue());
            } else {
                problems.add(unknown(key, declared, keys));
            }
        }
        return new Assignments(document, parameters, problems);
    }

    private static Set<String> declared(Document file) {
        return file.root() instanceof MapNode root && root.get("parameters") instanceof MapNode parameters
                ? parameters.entries().keySet()
                : Set.of();
    }

    private static Problem unknown(String key, Set<String> declared, Set<String> keys) {
        Set<String> candidates = new TreeSet<>(declared);
        candidates.addAll(keys);
        String first = key.split("[.\\[]", 2)[0];
        String parameters = declared.isEmpty() ? "has no parameters" : "has parameters " + String.join(", ", declared);
        String meant = Suggestions.didYouMean(first, candidates);
        return new Problem(
                Mark.argument(key),
                "no parameter and no key '" + first + "'" + (meant.isEmpty() ? "; the pipeline " + parameters : meant));
    }
}
