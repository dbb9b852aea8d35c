package io.batchwright.transform;

import io.batchwright.record.Column;
import io.batchwright.record.RecordBatch;
import io.batchwright.record.Schema;
import io.batchwright.transform.expression.Expression;
import java.util.LinkedHashMap;
import java.util.Map;

/** Computes fields. A replaced field keeps its place; new ones follow the old, in order. */
final class SetFields implements Transform {

    private static final String STAGE = "set";

    private final Map<String, Expression> expressions;
    private final int inputSize;
    private final Schema output;

    /** @param inputSize how many fields come in */
    SetFields(int inputSize, Schema output, Map<String, Expression> expressions) {
        this.expressions = new LinkedHashMap<>(expressions);
        this.inputSize = inputSize;
        this.output = output;
    }

    @Override
    public String description() {
        return STAGE + " " + String.join(", ", expressions.keySet());
    }

    @Override
    public Schema output() {
        return output;
    }

    @Override
    public void apply(RecordBatch batch) {
        expressions.forEach((name, expression) -> {
            expression.evaluate(batch);
            expression.rejectFailures(batch, STAGE, name);
        });
        Column[] columns = new Column[output.size()];
        for (int i = 0; i < inputSize; i++) {
            columns[i] = batch.column(i);
        }
        // Stored only now, when it is known which rows are alive.
        expressions.forEach((name, expression) -> {
            int index = output.indexOf(name);
            columns[index] = Column.computed(output.field(index), batch.capacity());
            expression.store(batch, columns[index]);
        });
        batch.columns(output, columns);
    }
}
