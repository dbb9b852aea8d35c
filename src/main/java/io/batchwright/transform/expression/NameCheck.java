package io.batchwright.transform.expression;

import dev.cel.common.ast.CelExpr;
import io.batchwright.spec.Suggestions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Finds the names in a parsed expression; those that stand for nothing are problems, with a suggestion each. */
final class NameCheck {

    private final Variables variables;
    private final Map<String, ValueType> known;
    private final Set<String> functions = Checker.functionNames();
    private final Set<String> called = new HashSet<>();
    private final Set<String> doubtful = new HashSet<>();
    private final BiConsumer<Long, String> problems;

    /** @param problems takes the id of the part to blame, and the message */
    NameCheck(Variables variables, BiConsumer<Long, String> problems) {
        this.variables = variables;
        this.known = variables.types();
        this.problems = problems;
    }

    /** The names of the functions and operators that were met. */
    Set<String> called() {
        return called;
    }

    /** The names that were met and of which nothing can be said. */
    Set<String> doubtful() {
        return doubtful;
    }

    void check(CelExpr expression) {
        switch (expression.getKind()) {
            case IDENT -> checkName(expression, expression.ident().name());
            case SELECT -> checkSelect(expression);
            case CALL -> checkCall(expression);
            case LIST -> expression.list().elements().forEach(this::check);
            default -> {
                // Literals name nothing; the rest is refused as a whole.
            }
        }
    }

    private void checkSelect(CelExpr expression) {
        String name = qualifiedName(expression);
        String operand = qualifiedName(expression.select().operand());
        if (name == null || known.containsKey(operand) || variables.fieldNames().contains(operand)) {
            check(expression.select().operand());
        } else {
            checkName(expression, name);
        }
    }

    private void checkCall(CelExpr expression) {
        CelExpr.CelCall call = expression.call();
        called.add(call.function());
        if (!functions.contains(call.function())) {
            boolean operator = !Character.isLetter(call.function().charAt(0));
            problems.accept(
                    expression.id(),
                    operator
                            ? "operator '" + call.function().replace("_", "") + "' is not supported"
                            : "unknown function '" + call.function() + "'"
                                    + Suggestions.didYouMean(call.function(), callableNames()));
        }
        call.target().ifPresent(this::check);
        call.args().forEach(this::check);
    }

    private List<String> callableNames() {
        return functions.stream()
                .map(name -> name.equals(Checker.HAS) ? "has" : name)
                .filter(name -> Character.isLetter(name.charAt(0)))
                .toList();
    }

    private void checkName(CelExpr expression, String name) {
        if (known.containsKey(name)) {
            return;
        }
        if (variables.doubtful(name)) {
            doubtful.add(name);
            return;
        }
        String prefix = Variables.PARAMETERS + ".";
        if (name.startsWith(prefix)) {
            String parameter = name.substring(prefix.length());
            problems.accept(
                    expression.id(),
                    "unknown parameter '" + parameter + "'"
                            + Suggestions.didYouMean(parameter, variables.parameterNames()));
        } else {
            problems.accept(
                    expression.id(),
                    "unknown field '" + name + "'" + Suggestions.didYouMean(name, variables.fieldNames()));
        }
    }

    /** {@code a.b.c} of plain names, or null if it is more than that. */
    static @Nullable String qualifiedName(CelExpr expression) {
        return switch (expression.getKind()) {
            case IDENT -> expression.ident().name();
            case SELECT -> {
                String operand = qualifiedName(expression.select().operand());
                yield operand == null
                        ? null
                        : operand + "." + expression.select().field();
            }
            default -> null;
        };
    }
}
