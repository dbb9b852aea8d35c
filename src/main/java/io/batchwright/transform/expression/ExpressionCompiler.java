package io.batchwright.transform.expression;

import dev.cel.parser.CelParser;
import io.batchwright.record.Outline;
import io.batchwright.spec.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Compiles expressions over the fields at one place of a pipeline and the parameters of one run. Creating the first one loads CEL's
 * library, which takes a few tenths of a second. Thread-safe.
 */
public final class ExpressionCompiler {

    private final Variables variables;
    private final CelParser parser;

    /** @param outline the fields that expressions can name, and what they can name as {@code params.…} */
    public ExpressionCompiler(Outline outline) {
        this.variables = new Variables(outline);
        this.parser = Checker.parser();
    }

    /**
     * Compiles an expression for the values of a field.
     *
     * @param text the expression
     * @param key where it stands, for problems
     * @param problems takes everything wrong with it, each with its offset
     * @return the expression, or null if there were problems, or if it names what is in doubt
     */
    public @Nullable CompiledExpression compile(String text, String key, Problems problems) {
        return new Compilation(parser, variables, text, key, problems)
                .run(type -> type == ValueType.DURATION
                        ? "no field can hold a duration; take a part of it with getSeconds() or the like"
                        : null);
    }

    /** Like {@link #compile}, for a condition: an expression of type bool. */
    public @Nullable CompiledExpression compileCondition(String text, String key, Problems problems) {
        return new Compilation(parser, variables, text, key, problems)
                .run(type -> type == ValueType.BOOL
                        ? null
                        : "expected an expression of type bool, found one of type " + type.label());
    }
}
