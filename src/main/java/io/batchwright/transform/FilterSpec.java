package io.batchwright.transform;

import io.batchwright.record.Parameters;
import io.batchwright.record.Schema;
import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import io.batchwright.spec.TypeName;
import io.batchwright.transform.expression.Expression;
import io.batchwright.transform.expression.ExpressionCompiler;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the records for which an expression holds.
 *
 * @param filter the expression, of type bool
 */
@TypeName(value = "filter", doc = "Keeps the records for which the expression is true.")
public record FilterSpec(
        @Key("A CEL expression of type bool.") String filter) implements TransformSpec {

    @Override
    public @Nullable Transform open(Schema input, Parameters parameters, Problems problems) {
        Expression condition = new ExpressionCompiler(input, parameters).compileCondition(filter, "filter", problems);
        return condition == null ? null : new Filter(input, condition);
    }

    @Override
    public boolean keepsFields() {
        return true;
    }
}
