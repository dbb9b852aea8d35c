package io.batchwright.transform;

import io.batchwright.record.Parameters;
import io.batchwright.record.Schema;
import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import io.batchwright.spec.TypeName;
import io.batchwright.transform.expression.Expression;
import io.batchwright.transform.expression.ExpressionCompiler;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds or replaces fields.
 *
 * @param set field name to expression, in order; every expression sees the record as it came in
 */
@TypeName(value = "set", doc = "Adds or replaces fields with the values of expressions.")
public record SetSpec(
        @Key("Field names, each with a CEL expression. All expressions see the record as it came in.")
        Map<String, String> set)
        implements TransformSpec {

    public SetSpec {
        set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
    }

    @Override
    public @Nullable Transform open(Schema input, Parameters parameters, Problems problems) {
        if (set.isEmpty()) {
            problems.add("set", "expected at least one field with an expression");
            return null;
        }
        ExpressionCompiler compiler = new ExpressionCompiler(input, parameters);
        Map<String, Expression> expressions = new LinkedHashMap<>();
        set.forEach((name, text) -> {
            Expression expression = compiler.compile(text, "set." + name, problems);
            if (name.isEmpty()) {
                problems.add("set", "expected a field name, found ''");
            } else if (expression != null) {
                expressions.put(name, expression);
            }
        });
        return expressions.size() < set.size() ? null : new SetFields(input, expressions);
    }
}
