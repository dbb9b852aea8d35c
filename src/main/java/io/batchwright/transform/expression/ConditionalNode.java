package io.batchwright.transform.expression;

/** {@code condition ? yes : no}; only the chosen side is evaluated. */
final class ConditionalNode extends Node {

    private final Node condition;
    private final Node yes;
    private final Node no;
    private final Rows live = new Rows();
    private final Rows yesRows = new Rows();
    private final Rows noRows = new Rows();

    ConditionalNode(Node condition, Node yes, Node no) {
        super(yes.type());
        this.condition = condition;
        this.yes = yes;
        this.no = no;
    }

    @Override
    int scale() {
        return Math.max(yes.scale(), no.scale());
    }

    @Override
    void evaluate(Rows rows) {
        out().prepare(type().storage(), rows.capacity());
        condition.evaluate(rows);
        split(passFailures(condition, rows, live));
        yes.evaluate(yesRows);
        out().copy(yes.out(), type().storage(), yesRows);
        no.evaluate(noRows);
        out().copy(no.out(), type().storage(), noRows);
    }

    private void split(Rows rows) {
        yesRows.clear(rows.capacity());
        noRows.clear(rows.capacity());
        boolean[] holds = condition.out().booleans;
        for (int i = 0, n = rows.count(); i < n; i++) {
            int row = rows.indexes()[i];
            (holds[row] ? yesRows : noRows).add(row);
        }
    }
}
