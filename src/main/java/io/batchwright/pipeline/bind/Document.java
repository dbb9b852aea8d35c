package io.batchwright.pipeline.bind;

import io.batchwright.spec.Mark;
import io.batchwright.spec.Problem;
import io.batchwright.spec.Problems;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A YAML text as nodes.
 *
 * @param file the name for its places
 * @param root the root, or null if there is none
 * @param problems what is wrong with it as YAML
 */
public record Document(String file, @Nullable Node root, List<Problem> problems) {

    public Document {
        problems = List.copyOf(problems);
    }

    /** Reads a text. Never fails: the problems say what is wrong. */
    public static Document read(String file, String text) {
        YamlReader reader = new YamlReader(file, text);
        Node root = reader.read();
        return new Document(file, root, reader.problems());
    }

    /**
     * Lays a value over what is there, or adds it. Parents that are missing are made.
     *
     * @param path a dotted path of keys, such as {@code source.path} or {@code transform[0].filter}
     * @param text the value: plain text, or YAML if it starts with a bracket, a brace or a quote
     */
    public Document with(String path, String text) {
        Mark mark = Mark.argument(path);
        Document value = value(mark, text);
        if (root == null || value.root == null) {
            return new Document(file, root, joined(value.problems));
        }
        String missing = Overlay.missingElement(root, path);
        if (missing != null) {
            return new Document(file, root, joined(List.of(new Problem(mark, missing))));
        }
        return new Document(file, Overlay.put(root, path, value.root, mark), joined(value.problems));
    }

    /** The names of the keys at the top. */
    public Set<String> keys() {
        return root instanceof MapNode map ? map.entries().keySet() : Set.of();
    }

    /** Whether the value at a dotted path of keys, or a part of it, comes from the environment; false if there is none. */
    public boolean takesFromEnvironment(String path) {
        return EnvironmentUse.at(root, path);
    }

    /** A new collection that starts with this document's problems and knows the place of every key. */
    public Problems collect() {
        Problems collected = new Problems(new NodeMarks(file, root));
        problems.forEach(problem -> collected.add(problem.mark(), problem.message()));
        return collected;
    }

    /** A value outside of a file, all of it at one place. */
    static Document value(Mark mark, String text) {
        if (text.length() < 2 || "[{\"'".indexOf(text.charAt(0)) < 0) {
            return new Document(mark.file(), ScalarNode.of(mark, text), List.of());
        }
        Document parsed = read(mark.file(), text);
        return new Document(
                mark.file(),
                parsed.root == null ? null : Overlay.moved(parsed.root, mark),
                parsed.problems.stream()
                        .map(problem -> new Problem(mark, problem.message()))
                        .toList());
    }

    private List<Problem> joined(List<Problem> more) {
        return Stream.concat(problems.stream(), more.stream()).toList();
    }
}
