package io.batchwright.transform.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import io.batchwright.record.FieldType;

/** An expression that was parsed and checked, and can be opened any number of times. Immutable and thread-safe. */
public final class CompiledExpression {

    private final String text;
    private final CelAbstractSyntaxTree tree;
    private final Variables variables;
    private final FieldType type;

    /**
     * @param tree the checked tree
     * @param root the node that it was lowered to without a problem
     */
    CompiledExpression(String text, CelAbstractSyntaxTree tree, Variables variables, Node root) {
        this.text = text;
        this.tree = tree;
        this.variables = variables;
        this.type = root instanceof FieldNode field ? field.field().type() : Decimals.fieldType(root);
    }

    /** The type of a field that holds the results: a bare field's own type, long for int, and so on. */
    public FieldType type() {
        return type;
    }

    /** A new expression, for one thread. */
    public Expression open() {
        Lowering lowering = new Lowering(tree, variables, (id, message) -> {
            throw new IllegalStateException("an expression that was checked has a problem: " + message);
        });
        Node root = lowering.root();
        boolean computedDecimal = root.type() == ValueType.DECIMAL && !(root instanceof FieldNode);
        return new Expression(text, computedDecimal ? Decimals.fitted(root) : root, lowering.fields());
    }

    @Override
    public String toString() {
        return text;
    }
}
