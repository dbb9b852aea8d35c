package io.batchwright.transform;

import io.batchwright.record.RecordBatch;
import io.batchwright.record.Schema;
import io.batchwright.transform.expression.Expression;

/** Keeps the rows for which the condition holds; rejects those for which it fails. */
record Filter(Schema output, Expression condition) implements Transform {

    private static final String STAGE = "filter";

    @Override
    public String description() {
        return STAGE + " " + condition;
    }

    @Override
    public void apply(RecordBatch batch) {
        condition.evaluate(batch);
        condition.rejectFailures(batch, STAGE, null);
        batch.retain(condition.booleans());
    }
}
