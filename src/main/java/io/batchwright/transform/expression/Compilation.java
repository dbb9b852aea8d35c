package io.batchwright.transform.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelSource;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.parser.CelParser;
import io.batchwright.spec.Problems;
import org.jspecify.annotations.Nullable;

/** The way of one expression from text to nodes, and everything wrong with it. */
final class Compilation {

    private final CelParser parser;
    private final Variables variables;
    private final String text;
    private final String key;
    private final Problems problems;
    private boolean failed;

    Compilation(CelParser parser, Variables variables, String text, String key, Problems problems) {
        this.parser = parser;
        this.variables = variables;
        this.text = text;
        this.key = key;
        this.problems = problems;
    }

    /** Refuses types of results. */
    interface ResultRule {

        /** What is wrong with that type, or null. */
        @Nullable
        String refuse(ValueType type);
    }

    /** Returns null if anything was wrong, or if the expression names what is in doubt. */
    @Nullable
    CompiledExpression run(ResultRule rule) {
        CelAbstractSyntaxTree parsed = tree(parser.parse(text), true);
        if (parsed == null) {
            return null;
        }
        NameCheck names = new NameCheck(variables, (id, message) -> report(parsed.getSource(), id, message));
        names.check(parsed.getExpr());
        CelAbstractSyntaxTree tree = tree(
                Checker.checker(variables, names.doubtful(), names.called()).check(parsed), false);
        if (failed || tree == null) {
            return null;
        }
        if (names.doubtful().isEmpty()) {
            return compiled(tree, rule);
        }
        ValueType type = CelTypes.from(tree.getResultType());
        judge(rule, type);
        return null;
    }

    private @Nullable CompiledExpression compiled(CelAbstractSyntaxTree tree, ResultRule rule) {
        Node root = new Lowering(tree, variables, (id, message) -> report(tree.getSource(), id, message)).root();
        judge(rule, failed ? null : root.type());
        return failed ? null : new CompiledExpression(text, tree, variables, root);
    }

    private void judge(ResultRule rule, @Nullable ValueType type) {
        String refused = type == null ? null : rule.refuse(type);
        if (refused != null) {
            report(0, refused);
        }
    }

    private @Nullable CelAbstractSyntaxTree tree(CelValidationResult result, boolean syntax) {
        for (CelIssue issue : result.getErrors()) {
            if (!issue.getMessage().startsWith(CheckMessages.UNKNOWN_NAME)) {
                String message =
                        syntax ? CheckMessages.syntax(issue.getMessage()) : CheckMessages.reworded(issue.getMessage());
                report(
                        result.getSource()
                                .getLocationOffset(issue.getSourceLocation())
                                .orElse(0),
                        message);
            }
        }
        try {
            return result.hasError() ? null : result.getAst();
        } catch (CelValidationException e) {
            throw new IllegalStateException("no errors, and yet " + e.getMessage(), e);
        }
    }

    private void report(CelSource source, long expressionId, String message) {
        report(source.getPositionsMap().getOrDefault(expressionId, 0), message);
    }

    /** @param codePoints offset into the expression, in code points from 0, as CEL counts */
    private void report(int codePoints, String message) {
        failed = true;
        int inside = Math.min(codePoints, text.codePointCount(0, text.length()));
        problems.add(key, nameAt(text.offsetByCodePoints(0, inside)), message);
    }

    /** The start of the name that is meant where CEL points at a call's parenthesis or at the dot before a name. */
    private int nameAt(int offset) {
        int start = offset;
        if (offset < text.length() && text.charAt(offset) == '(') {
            while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
                start--;
            }
        }
        return offset < text.length() && text.charAt(offset) == '.' ? offset + 1 : start;
    }
}
