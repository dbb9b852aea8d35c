package io.batchwright.transform.expression;

import java.util.List;

/** An operation that fails where one of its operands does. */
final class StrictNode extends Node {

    private final Node[] operands;
    private final Vector[] in;
    private final Kernel kernel;
    private final int scale;
    private final Rows scratch = new Rows();

    /** @param scale digits after the point of the result, for a decimal */
    StrictNode(ValueType type, List<Node> operands, Kernel kernel, int scale) {
        super(type);
        this.operands = operands.toArray(Node[]::new);
        this.in = operands.stream().map(Node::out).toArray(Vector[]::new);
        this.kernel = kernel;
        this.scale = scale;
    }

    @Override
    int scale() {
        return scale;
    }

    @Override
    void evaluate(Rows rows) {
        out().prepare(type().storage(), rows.capacity());
        Rows live = rows;
        for (Node operand : operands) {
            operand.evaluate(live);
            live = passFailures(operand, live, scratch);
        }
        kernel.run(in, out(), live.indexes(), live.count());
    }
}
