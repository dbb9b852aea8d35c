package io.batchwright.transform;

import io.batchwright.record.Outline;
import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import io.batchwright.spec.TypeName;
import io.batchwright.transform.expression.CompiledExpression;
import io.batchwright.transform.expression.ExpressionCompiler;

/**
 * Keeps the records for which an expression holds.
 *
 * @param filter the expression, of type bool
 */
@TypeName(value = "filter", doc = "Keeps the records for which the expression is true.")
public record FilterSpec(
        @Key("A CEL expression of type bool.") String filter) implements TransformSpec {

    @Override
    public CheckedTransform check(Outline input, Problems problems) {
        CompiledExpression condition = new ExpressionCompiler(input).compileCondition(filter, "filter", problems);
        return condition == null
                ? CheckedTransform.wrong(input)
                : new CheckedTransform(input, () -> new Filter(input.schema(), condition.open()));
    }
}
