package io.batchwright.transform.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Turns one checked tree into nodes, folding what is constant. */
final class Lowering {

    private static final Rows FIRST_ROW = new Rows();

    static {
        FIRST_ROW.view(new int[] {0}, 1);
    }

    private final CelAbstractSyntaxTree tree;
    private final Variables variables;
    private final BiConsumer<Long, String> problems;
    private final List<FieldNode> fields = new ArrayList<>();

    /** @param problems takes the id of the part that can not be run, and the message */
    Lowering(CelAbstractSyntaxTree tree, Variables variables, BiConsumer<Long, String> problems) {
        this.tree = tree;
        this.variables = variables;
        this.problems = problems;
    }

    Node root() {
        return node(tree.getExpr());
    }

    /** The field nodes made so far. */
    List<FieldNode> fields() {
        return fields;
    }

    private Node node(CelExpr expression) {
        return switch (expression.getKind()) {
            case CONSTANT -> constant(expression);
            case IDENT, SELECT -> variable(expression);
            case CALL -> call(expression);
            default -> refused(expression, "this is not supported here");
        };
    }

    private Node constant(CelExpr expression) {
        CelConstant constant = expression.constant();
        return switch (constant.getKind()) {
            case INT64_VALUE -> ConstantNode.ofLong(ValueType.INT, constant.int64Value());
            case DOUBLE_VALUE -> ConstantNode.ofDouble(constant.doubleValue());
            case BOOLEAN_VALUE -> ConstantNode.ofBoolean(constant.booleanValue());
            case STRING_VALUE -> ConstantNode.ofText(ValueType.STRING, constant.stringValue());
            default -> refused(expression, "literals of type " + typeName(expression) + " are not supported");
        };
    }

    private Node variable(CelExpr expression) {
        Node node = variables.node(
                tree.getReference(expression.id()).map(r -> r.name()).orElseThrow());
        if (node instanceof FieldNode field) {
            fields.add(field);
        }
        return node;
    }

    private Node call(CelExpr expression) {
        return switch (expression.call().function()) {
            case Checker.HAS -> has(expression);
            case Checker.IN -> in(expression);
            case Checker.AND, Checker.OR -> logic(expression);
            case Checker.CONDITIONAL -> conditional(expression);
            default -> operation(expression);
        };
    }

    private Node has(CelExpr expression) {
        CelExpr argument = expression.call().args().get(0);
        return NameCheck.qualifiedName(argument) != null && variable(argument) instanceof FieldNode field
                ? new HasNode(field)
                : refused(argument, "has() takes a field");
    }

    private Node logic(CelExpr expression) {
        List<Node> sides = nodes(expression.call().args());
        Node node = new LogicNode(
                sides.get(0), sides.get(1), expression.call().function().equals(Checker.OR));
        return folded(node, sides);
    }

    private Node conditional(CelExpr expression) {
        if (type(expression) == null) {
            return refused(expression, "a value of type " + typeName(expression) + " is not supported");
        }
        List<Node> parts = nodes(expression.call().args());
        if (parts.get(0) instanceof ConstantNode condition) {
            return parts.get(condition.out().booleans[0] ? 1 : 2);
        }
        return new ConditionalNode(parts.get(0), parts.get(1), parts.get(2));
    }

    private Node in(CelExpr expression) {
        List<CelExpr> arguments = expression.call().args();
        Node value = node(arguments.get(0));
        if (arguments.get(1).getKind() != CelExpr.ExprKind.Kind.LIST) {
            return refused(arguments.get(1), "expected a list such as [1, 2]");
        }
        List<Node> operands = new ArrayList<>(List.of(value));
        String type = value.type().label();
        for (CelExpr element : arguments.get(1).list().elements()) {
            Node node = node(element);
            operands.add(
                    node.type() == value.type()
                            ? node
                            : refused(
                                    element,
                                    "expected " + type + ", found "
                                            + node.type().label(),
                                    value.type()));
        }
        Kernel equal = Comparisons.equality(value.type());
        return folded(new StrictNode(ValueType.BOOL, operands, Comparisons.anyOf(equal), 0), operands);
    }

    private Node operation(CelExpr expression) {
        CelExpr.CelCall call = expression.call();
        List<CelExpr> arguments = new ArrayList<>(call.args());
        call.target().ifPresent(target -> arguments.add(0, target));
        List<Node> operands = nodes(arguments);
        Function function = Catalog.instance()
                .byId(tree.getReferenceOrThrow(expression.id()).overloadIds().get(0));
        try {
            Kernel kernel = function.preparation().prepare(operands);
            int scale = function.result() == ValueType.DECIMAL ? Decimals.scale(function, operands) : 0;
            Node node = folded(new StrictNode(function.result(), operands, kernel, scale), operands);
            String error = node instanceof ConstantNode ? null : node.out().error(0);
            // A text that can not be converted is a mistake; anything else may depend on a condition.
            return error != null && operands.size() == 1 && operands.get(0).type() == ValueType.STRING
                    ? refused(arguments.get(0), error)
                    : node;
        } catch (InvalidExpressionException e) {
            return refused(arguments.get(e.operand()), e.problem(), function.result());
        }
    }

    private List<Node> nodes(List<CelExpr> expressions) {
        List<Node> nodes = new ArrayList<>();
        expressions.forEach(expression -> nodes.add(node(expression)));
        return nodes;
    }

    /** The value of {@code node} if its operands are constant and it does not fail, else the node. */
    private static Node folded(Node node, List<Node> operands) {
        if (operands.isEmpty() || !operands.stream().allMatch(ConstantNode.class::isInstance)) {
            return node;
        }
        node.evaluate(FIRST_ROW);
        return node.out().error(0) == null ? ConstantNode.ofResult(node) : node;
    }

    private Node refused(CelExpr expression, String message) {
        ValueType type = type(expression);
        return refused(expression, message, type == null ? ValueType.BOOL : type);
    }

    /** Reports a problem and stands in for the node, so that the rest is looked at too. */
    private Node refused(CelExpr expression, String message, ValueType type) {
        problems.accept(expression.id(), message);
        return new StrictNode(type, List.of(), (in, out, rows, count) -> {}, 0);
    }

    private @Nullable ValueType type(CelExpr expression) {
        return tree.getType(expression.id()).map(CelTypes::from).orElse(null);
    }

    private String typeName(CelExpr expression) {
        return tree.getType(expression.id()).map(CelType::name).orElse("unknown");
    }
}
