package io.batchwright.transform.expression;

/** A part of a compiled expression. Not thread-safe: it owns the vector that it fills. */
abstract class Node {

    private final ValueType type;
    private final Vector out = new Vector();

    Node(ValueType type) {
        this.type = type;
    }

    ValueType type() {
        return type;
    }

    /** The values of the last evaluation, for its rows; valid until the next one. */
    Vector out() {
        return out;
    }

    /** Computes the values of {@code rows}, and no others. */
    abstract void evaluate(Rows rows);

    /** For decimals: the most digits after the point that a value can have. */
    int scale() {
        return 0;
    }

    /** Passes on the failures of {@code operand} and returns the rows without one; {@code scratch} may hold them. */
    final Rows passFailures(Node operand, Rows rows, Rows scratch) {
        if (!operand.out().hasFailures()) {
            return rows;
        }
        int count = rows.count();
        int[] indexes = rows.indexes();
        // May be done in place: each row is read before its element can be written.
        Rows live = scratch.clear(rows.capacity());
        for (int i = 0; i < count; i++) {
            int row = indexes[i];
            String error = operand.out().error(row);
            if (error == null) {
                live.add(row);
            } else {
                out.fail(row, error);
            }
        }
        return live;
    }
}
