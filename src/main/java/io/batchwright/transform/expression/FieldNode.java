package io.batchwright.transform.expression;

import io.batchwright.record.Column;
import io.batchwright.record.Field;
import io.batchwright.record.RecordBatch;

/** The values of a field: the column's own arrays, but for booleans. A row without a value fails. */
final class FieldNode extends Node {

    private final Field field;
    private final int index;
    private final String noValue;
    private boolean[] nulls = {};
    private long[] flags = {};

    /** @param index the field's index in the schema */
    FieldNode(Field field, int index) {
        super(ValueType.of(field.type()));
        this.field = field;
        this.index = index;
        this.noValue = "field '" + field.name() + "' has no value; test it first with has(" + field.name() + ")";
    }

    Field field() {
        return field;
    }

    int index() {
        return index;
    }

    /** Looks at the decoded column of {@code batch} from now on. */
    void bind(RecordBatch batch) {
        Column column = batch.column(index);
        nulls = column.nulls();
        Vector out = out();
        switch (type().storage()) {
            case LONG -> out.longs = column.longs();
            case DOUBLE -> out.doubles = column.doubles();
            case BOOLEAN -> flags = column.longs();
            case TEXT -> {
                out.bytes = batch.bytes();
                out.starts = column.starts();
                out.ends = column.ends();
            }
        }
    }

    boolean[] nulls() {
        return nulls;
    }

    @Override
    int scale() {
        return field.type().scale();
    }

    @Override
    void evaluate(Rows rows) {
        Vector out = out();
        int[] indexes = rows.indexes();
        int count = rows.count();
        if (type().storage() == ValueType.Storage.BOOLEAN) {
            out.prepare(type().storage(), rows.capacity());
            for (int i = 0; i < count; i++) {
                out.booleans[indexes[i]] = flags[indexes[i]] != 0;
            }
        } else {
            out.forgetFailures();
        }
        boolean anyNull = false;
        for (int i = 0; i < count; i++) {
            anyNull |= nulls[indexes[i]];
        }
        if (anyNull) {
            failNulls(rows);
        }
    }

    private void failNulls(Rows rows) {
        for (int i = 0; i < rows.count(); i++) {
            int row = rows.indexes()[i];
            if (nulls[row]) {
                out().fail(row, noValue);
            }
        }
    }
}
