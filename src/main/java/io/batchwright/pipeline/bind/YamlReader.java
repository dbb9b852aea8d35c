package io.batchwright.pipeline.bind;

import io.batchwright.pipeline.bind.ScalarNode.Spelling;
import io.batchwright.spec.Mark;
import io.batchwright.spec.Problem;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads YAML into nodes. Nesting and aliases are bounded. Not thread-safe; one reader reads one text. */
final class YamlReader {

    private static final int MAX_NESTING = 20;
    private static final int MAX_ALIASES = 20;

    private final String file;
    private final String[] lines;
    private final String text;
    private final List<Problem> problems = new ArrayList<>();
    /** Finished nodes, so that an alias costs nothing; null for one that is being built. */
    private final IdentityHashMap<org.yaml.snakeyaml.nodes.Node, @Nullable Node> built = new IdentityHashMap<>();

    YamlReader(String file, String text) {
        this.file = file;
        this.text = text;
        this.lines = text.split("\r\n|\r|\n", -1);
    }

    /** The root, or null if the text is empty or no YAML. */
    @Nullable
    Node read() {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(MAX_NESTING);
        options.setMaxAliasesForCollections(MAX_ALIASES);
        try {
            org.yaml.snakeyaml.nodes.Node root = new Yaml(options).compose(new StringReader(text));
            return root == null ? null : convert(root);
        } catch (MarkedYAMLException e) {
            org.yaml.snakeyaml.error.Mark at = e.getProblemMark();
            String context = e.getContext() == null ? "" : e.getContext() + ": ";
            problems.add(
                    new Problem(at == null ? new Mark(file, 1, 1) : mark(at), "no YAML: " + context + e.getProblem()));
        } catch (YAMLException e) {
            problems.add(new Problem(new Mark(file, 1, 1), "no YAML: " + e.getMessage()));
        }
        return null;
    }

    /** What is wrong with the text. */
    List<Problem> problems() {
        return problems;
    }

    private Node convert(org.yaml.snakeyaml.nodes.Node node) {
        if (built.containsKey(node)) {
            Node known = built.get(node);
            if (known == null) {
                problems.add(new Problem(mark(node.getStartMark()), "an alias stands inside of what it stands for"));
                return new EmptyNode(mark(node.getStartMark()));
            }
            return known;
        }
        built.put(node, null);
        Node converted = switch (node.getNodeId()) {
            case scalar -> scalar((org.yaml.snakeyaml.nodes.ScalarNode) node);
            case sequence -> list((SequenceNode) node);
            case mapping -> map((MappingNode) node);
            case anchor -> throw new IllegalStateException("an anchor that the composer left: " + node);
        };
        built.put(node, converted);
        return converted;
    }

    private Node list(SequenceNode node) {
        return new ListNode(
                mark(node.getStartMark()),
                node.getValue().stream().map(this::convert).toList());
    }

    private Node map(MappingNode node) {
        Map<String, MapNode.Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            Mark mark = mark(tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof org.yaml.snakeyaml.nodes.ScalarNode key)) {
                problems.add(new Problem(mark, "expected a key, found a list or a mapping"));
                continue;
            }
            MapNode.Entry first =
                    entries.putIfAbsent(key.getValue(), new MapNode.Entry(mark, convert(tuple.getValueNode())));
            if (first != null) {
                problems.add(new Problem(
                        mark,
                        "duplicate key '" + key.getValue() + "', first on line "
                                + first.mark().line()));
            }
        }
        return new MapNode(mark(node.getStartMark()), entries);
    }

    private Node scalar(org.yaml.snakeyaml.nodes.ScalarNode node) {
        Mark mark = mark(node.getStartMark());
        String raw = node.getValue();
        return switch (node.getScalarStyle()) {
            case PLAIN -> raw.isEmpty() ? new EmptyNode(mark) : flow(node, mark, 0);
            case SINGLE_QUOTED, DOUBLE_QUOTED, JSON_SCALAR_STYLE -> flow(node, mark, 1);
            case LITERAL -> new ScalarNode(mark, raw, blockStart(mark), Spelling.LITERAL);
            case FOLDED -> new ScalarNode(mark, raw, mark, Spelling.REWRITTEN);
        };
    }

    private Node flow(org.yaml.snakeyaml.nodes.ScalarNode node, Mark mark, int quote) {
        String raw = node.getValue();
        int length = node.getEndMark().getIndex() - node.getStartMark().getIndex();
        boolean verbatim = length == raw.codePointCount(0, raw.length()) + 2 * quote;
        return new ScalarNode(
                mark,
                raw,
                new Mark(file, mark.line(), mark.column() + quote),
                verbatim ? Spelling.VERBATIM : Spelling.REWRITTEN);
    }

    private Mark blockStart(Mark indicator) {
        String line = indicator.line() < lines.length ? lines[indicator.line()] : "";
        return new Mark(
                file, indicator.line() + 1, line.length() - line.stripLeading().length() + 1);
    }

    private Mark mark(org.yaml.snakeyaml.error.Mark mark) {
        return new Mark(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
