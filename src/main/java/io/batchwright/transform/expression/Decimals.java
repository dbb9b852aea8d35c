package io.batchwright.transform.expression;

import io.batchwright.record.FieldType;
import java.math.BigDecimal;
import java.util.List;

/** What decimals a computed field can hold: the scale follows from the expression, as SQL has it. */
final class Decimals {

    /** Digits after the point of a decimal made from text that is not known when the pipeline loads. */
    private static final int DEFAULT_SCALE = 9;

    private static final int PRECISION = 38;

    private Decimals() {}

    /** The scale of a call's result. */
    static int scale(Function function, List<Node> operands) {
        if (function.name().equals("decimal")) {
            return function.parameters().get(0) == ValueType.STRING ? DEFAULT_SCALE : 0;
        }
        return function.name().equals("_*_")
                ? operands.stream().mapToInt(Node::scale).sum()
                : operands.stream().mapToInt(Node::scale).max().orElse(0);
    }

    static int scale(String value) {
        return Math.max(0, new BigDecimal(value).scale());
    }

    /** The type of a field that holds what {@code node} computes. */
    static FieldType fieldType(Node node) {
        if (node.type() != ValueType.DECIMAL) {
            return node.type().fieldType();
        }
        int scale = Math.min(node.scale(), FieldType.MAX_PRECISION);
        return FieldType.decimal(Math.max(PRECISION, scale), scale);
    }

    /** {@code node}, failing where its value does not fit {@link #fieldType}. */
    static Node fitted(Node node) {
        FieldType type = fieldType(node);
        Kernel check = Kernel.byRow((in, out, row) -> {
            BigDecimal value = new BigDecimal(in[0].text(row));
            if (value.scale() > type.scale() || value.precision() - value.scale() > type.precision() - type.scale()) {
                out.fail(row, value.toPlainString() + " does not fit " + type);
            } else {
                out.text(row, in[0].bytes.array(), in[0].starts[row], in[0].ends[row]);
            }
        });
        return new StrictNode(ValueType.DECIMAL, List.of(node), check, node.scale());
    }
}
