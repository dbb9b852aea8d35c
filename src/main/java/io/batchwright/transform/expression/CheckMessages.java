package io.batchwright.transform.expression;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says what CEL's parser and checker say in the words of this product. */
final class CheckMessages {

    /** How CEL's checker begins to say that it does not know a name, which {@link NameCheck} says better. */
    static final String UNKNOWN_NAME = "undeclared reference to";

    private static final Pattern NO_OVERLOAD =
            Pattern.compile("found no matching overload for '(.+?)' applied to '(.*?)'(?: \\(candidates: .*\\))?");
    private static final int MOST_OVERLOADS_SHOWN = 6;

    private CheckMessages() {}

    static String reworded(String message) {
        String types = message.replace("google.protobuf.Timestamp", "timestamp")
                .replace("google.protobuf.Duration", "duration");
        Matcher noOverload = NO_OVERLOAD.matcher(types);
        return noOverload.matches() ? noOverload(noOverload.group(1), noOverload.group(2)) : types;
    }

    static String syntax(String message) {
        return "expected a CEL expression: " + message.replaceFirst(" expecting \\{.*", "");
    }

    private static String noOverload(String function, String operands) {
        String shown = function.replaceAll("[_@]", "");
        String text = "'" + shown + "' can not be applied to " + operands;
        if (function.equals(Checker.CONDITIONAL)) {
            return text + "; it takes a bool and two values of the same type";
        }
        if (operands.contains("null")) {
            return text + "; test whether a field has a value with has(field)";
        }
        return text + accepted(function, operands);
    }

    private static String accepted(String function, String operands) {
        List<Function> overloads = Catalog.instance().overloads(function);
        String first = operands.replaceFirst("^\\(?(\\w*).*", "$1");
        List<Function> near = overloads.stream()
                .filter(overload -> overload.parameters().get(0).label().equals(first))
                .toList();
        List<Function> shown = near.isEmpty() ? overloads : near;
        return shown.isEmpty() || shown.size() > MOST_OVERLOADS_SHOWN
                ? ""
                : "; it takes " + shown.stream().map(CheckMessages::signature).collect(Collectors.joining(" or "));
    }

    /** {@code (int, int)} or {@code string.(string)}, as the checker writes operands. */
    private static String signature(Function function) {
        List<String> types =
                function.parameters().stream().map(ValueType::label).toList();
        return function.member()
                ? types.get(0) + ".(" + String.join(", ", types.subList(1, types.size())) + ")"
                : "(" + String.join(", ", types) + ")";
    }
}
