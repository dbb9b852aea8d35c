package io.batchwright.pipeline.bind;

import io.batchwright.spec.Mark;
import io.batchwright.spec.Problem;
import io.batchwright.spec.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One binding of a document: where problems go, and the environment that {@code ${NAME}} and {@code ${NAME:default}} come
 * from. What came from the environment may be secret, so it can be taken out of messages again. Not thread-safe.
 */
public final class Binding {

    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\$\\$\\{|\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::([^}]*))?}|\\$\\{");
    private static final int SHORT = 8;
    /** Messages cut longer values, so that only the start can be looked for. */
    private static final int LONG = 40;

    private final Problems problems;
    private final Map<String, String> environment;
    private final Map<String, String> used = new LinkedHashMap<>();

    public Binding(Problems problems, Map<String, String> environment) {
        this.problems = problems;
        this.environment = Map.copyOf(environment);
    }

    /** Where problems go. */
    public Problems problems() {
        return problems;
    }

    /** All problems, in the order of the file, without what came from the environment. */
    public List<Problem> reported() {
        return problems.all().stream()
                .map(problem -> new Problem(problem.mark(), redact(problem.message())))
                .toList();
    }

    void problem(Mark mark, String message) {
        problems.add(mark, message);
    }

    /** The text with the environment in it, or null if that fails, which is then a problem. */
    @Nullable
    String text(ScalarNode node) {
        Matcher matcher = PLACEHOLDER.matcher(node.raw());
        StringBuilder text = new StringBuilder();
        boolean complete = true;
        while (matcher.find()) {
            String value = replacement(matcher, node);
            complete &= value != null;
            matcher.appendReplacement(text, Matcher.quoteReplacement(value == null ? "" : value));
        }
        return complete ? matcher.appendTail(text).toString() : null;
    }

    private @Nullable String replacement(Matcher matcher, ScalarNode node) {
        if (matcher.group().equals("$${")) {
            return "${";
        }
        String name = matcher.group(1);
        if (name == null) {
            problem(node.mark(), "expected ${NAME} or ${NAME:default}; write $${ for the characters themselves");
            return null;
        }
        String value = environment.get(name);
        if (value != null) {
            if (!value.isEmpty()) {
                used.put(name, value);
            }
            return value;
        }
        if (matcher.group(2) == null) {
            problem(node.mark(), "the environment has no " + name + "; set it, or write ${" + name + ":default}");
        }
        return matcher.group(2);
    }

    /**
     * {@code message} with the names of the environment's variables instead of their values. A short value is only taken
     * for one where it stands alone, or half the message could go.
     */
    private String redact(String message) {
        String redacted = message;
        for (Map.Entry<String, String> variable : used.entrySet()) {
            redacted = redacted.replaceAll(
                    occurrence(variable.getValue()), Matcher.quoteReplacement("${" + variable.getKey() + "}"));
        }
        return redacted;
    }

    private static String occurrence(String value) {
        if (value.length() < SHORT) {
            return "(?<![\\w$])" + Pattern.quote(value) + "(?!\\w)";
        }
        return value.length() <= LONG ? Pattern.quote(value) : Pattern.quote(value.substring(0, LONG)) + "[^'\n]*";
    }
}
