package io.batchwright.transform;

import io.batchwright.record.Field;
import io.batchwright.record.Outline;
import io.batchwright.record.Schema;
import io.batchwright.spec.Key;
import io.batchwright.spec.Problems;
import io.batchwright.spec.TypeName;
import io.batchwright.transform.expression.CompiledExpression;
import io.batchwright.transform.expression.Expression;
import io.batchwright.transform.expression.ExpressionCompiler;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

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
    public CheckedTransform check(Outline input, Problems problems) {
        if (set.isEmpty()) {
            problems.add("set", "expected at least one field with an expression");
            return CheckedTransform.wrong(input);
        }
        ExpressionCompiler compiler = new ExpressionCompiler(input);
        OutputFields output = new OutputFields(input);
        input.schema().fields().forEach(field -> output.take(field, field.name()));
        Map<String, CompiledExpression> expressions = new LinkedHashMap<>();
        set.forEach((name, text) -> {
            CompiledExpression expression = compiler.compile(text, "set." + name, problems);
            if (name.isEmpty()) {
                problems.add("set", "expected a field name, found ''");
            } else if (expression == null) {
                output.doubt(name);
            } else {
                output.put(Field.of(name, expression.type()));
                expressions.put(name, expression);
            }
        });
        Outline outline = output.outline();
        return expressions.size() < set.size()
                ? CheckedTransform.wrong(outline)
                : new CheckedTransform(outline, () -> opened(input.schema(), outline.schema(), expressions));
    }

    private static Transform opened(Schema input, Schema output, Map<String, CompiledExpression> compiled) {
        Map<String, Expression> expressions = new LinkedHashMap<>();
        compiled.forEach((name, expression) -> expressions.put(name, expression.open()));
        return new SetFields(input.size(), output, expressions);
    }
}
