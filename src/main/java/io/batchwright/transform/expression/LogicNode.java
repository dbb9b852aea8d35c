package io.batchwright.transform.expression;

/**
 * {@code &&} and {@code ||}: the dominant value of one side (false for {@code &&}) absorbs the other side's failure, as
 * CEL defines it. The right side is evaluated only where the left one does not decide.
 */
final class LogicNode extends Node {

    private final Node left;
    private final Node right;
    private final boolean dominant;
    private final Rows undecided = new Rows();

    LogicNode(Node left, Node right, boolean dominant) {
        super(ValueType.BOOL);
        this.left = left;
        this.right = right;
        this.dominant = dominant;
    }

    @Override
    void evaluate(Rows rows) {
        Vector out = out();
        out.prepare(type().storage(), rows.capacity());
        left.evaluate(rows);
        undecided.clear(rows.capacity());
        boolean[] values = left.out().booleans;
        for (int i = 0, n = rows.count(); i < n; i++) {
            int row = rows.indexes()[i];
            if (values[row] == dominant && left.out().error(row) == null) {
                out.booleans[row] = dominant;
            } else {
                undecided.add(row);
            }
        }
        right.evaluate(undecided);
        for (int i = 0, n = undecided.count(); i < n; i++) {
            decide(undecided.indexes()[i]);
        }
    }

    private void decide(int row) {
        String rightError = right.out().error(row);
        boolean absorbs = rightError == null && right.out().booleans[row] == dominant;
        String leftError = left.out().error(row);
        String error = leftError != null ? leftError : rightError;
        if (absorbs || error == null) {
            out().booleans[row] = absorbs == dominant;
        } else {
            out().fail(row, error);
        }
    }
}
