package io.batchwright.transform.expression;

/** {@code has(field)}: whether the record has a value for the field. Never fails. */
final class HasNode extends Node {

    private final FieldNode field;

    HasNode(FieldNode field) {
        super(ValueType.BOOL);
        this.field = field;
    }

    @Override
    void evaluate(Rows rows) {
        out().prepare(type().storage(), rows.capacity());
        boolean[] nulls = field.nulls();
        boolean[] result = out().booleans;
        for (int i = 0, n = rows.count(); i < n; i++) {
            int row = rows.indexes()[i];
            result[row] = !nulls[row];
        }
    }
}
