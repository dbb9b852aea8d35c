package io.batchwright.transform.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.extensions.CelExtensions;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelUnknownSet;
import io.batchwright.record.Column;
import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Outline;
import io.batchwright.record.Parameters;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.RecordView;
import io.batchwright.record.Reject;
import io.batchwright.record.Schema;
import io.batchwright.spec.Mark;
import io.batchwright.spec.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/**
 * CEL's own runtime as the oracle: random well-typed expressions over random batches give the same values, and fail for
 * the same records. A field without a value is a variable that is unknown to the runtime, and so is what
 * strictly depends on it.
 */
class ExpressionOracleTest {

    private static final Schema SCHEMA = Schema.of(
            Field.of("i", FieldType.LONG),
            Field.of("k", FieldType.INT),
            Field.of("d", FieldType.DOUBLE),
            Field.of("b", FieldType.BOOLEAN),
            Field.of("s", FieldType.STRING),
            Field.of("t", FieldType.STRING),
            Field.of("ts", FieldType.TIMESTAMP));
    private static final Parameters PARAMETERS = new Parameters(Map.of("limit", FieldType.LONG), Map.of("limit", 3L));
    private static final Cel ORACLE = oracle();
    private static final ExpressionCompiler COMPILER = new ExpressionCompiler(Outline.of(SCHEMA, PARAMETERS));

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void agreesWithTheRuntimeOfCel(
            @ForAll("expressions") String text, @ForAll("batches") List<List<@Nullable Object>> rows) {
        CompiledExpression expression = compile(text);
        // Twice, because everything of the first batch has to be forgotten.
        for (List<List<@Nullable Object>> batch : List.of(rows, rows.subList(0, rows.size() / 2))) {
            assertThat(ours(expression, batch)).as(text).isEqualTo(expected(text, batch));
        }
    }

    @Provide
    Arbitrary<String> expressions() {
        return ExpressionArbitraries.expressions();
    }

    @Provide
    Arbitrary<List<List<@Nullable Object>>> batches() {
        return ExpressionArbitraries.row().list().ofMinSize(1).ofMaxSize(12);
    }

    private static CompiledExpression compile(String text) {
        Problems problems = new Problems((path, offset) -> new Mark(path, 1, offset));
        CompiledExpression expression = COMPILER.compile(text, "key", problems);
        if (expression == null) {
            throw new AssertionError(text + ": " + problems.all());
        }
        return expression;
    }

    private static List<Object> ours(CompiledExpression compiled, List<List<@Nullable Object>> rows) {
        Expression expression = compiled.open();
        RecordBatch batch = BatchFixture.decoded(SCHEMA, rows);
        expression.evaluate(batch);
        expression.rejectFailures(batch, "set", null);
        Column column = Column.computed(Field.of("out", compiled.type()), batch.capacity());
        expression.store(batch, column);
        Set<Long> failed = new HashSet<>();
        for (Reject reject : batch.rejects()) {
            failed.add(reject.location().offset());
        }
        List<Object> values = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            Object value = failed.contains((long) row) ? "failed" : RecordView.value(batch.bytes(), column, row);
            values.add(value == null ? "null" : value);
        }
        return values;
    }

    private static List<Object> expected(String text, List<List<@Nullable Object>> rows) {
        try {
            CelRuntime.Program program =
                    ORACLE.createProgram(ORACLE.compile(text).getAst());
            List<Object> values = new ArrayList<>();
            for (List<@Nullable Object> row : rows) {
                values.add(expected(program, row));
            }
            return values;
        } catch (CelValidationException | CelEvaluationException e) {
            throw new AssertionError(text, e);
        }
    }

    private static Object expected(CelRuntime.Program program, List<@Nullable Object> row) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("params.limit", 3L);
        for (int i = 0; i < SCHEMA.size(); i++) {
            Object value = row.get(i);
            if (value != null) {
                variables.put(SCHEMA.field(i).name(), value);
            }
        }
        try {
            Object value = program.eval(variables);
            return value instanceof CelUnknownSet ? "failed" : value;
        } catch (CelEvaluationException e) {
            return "failed";
        }
    }

    private static Cel oracle() {
        CelBuilder builder = CelFactory.legacyCelBuilder()
                .setOptions(CelOptions.current()
                        .enableHeterogeneousNumericComparisons(true)
                        .build())
                .addCompilerLibraries(CelExtensions.strings())
                .addRuntimeLibraries(CelExtensions.strings())
                .addVar("params.limit", CelTypes.of(ValueType.INT));
        for (Field field : SCHEMA.fields()) {
            builder.addVar(field.name(), CelTypes.of(ValueType.of(field.type())));
        }
        return builder.build();
    }
}
