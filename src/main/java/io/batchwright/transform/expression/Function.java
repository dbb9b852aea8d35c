package io.batchwright.transform.expression;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One overload of a function or operator that expressions may use. What is not listed as such an overload does not
 * type-check, so there is nothing that could be checked and not be run.
 *
 * @param name CEL's name; operators have names such as {@code _+_}
 * @param member whether it is called on its first parameter: {@code text.startsWith("a")}
 * @param result type of the result
 * @param parameters types of the operands
 * @param preparation makes its kernel
 */
record Function(String name, boolean member, ValueType result, List<ValueType> parameters, Preparation preparation) {

    Function {
        parameters = List.copyOf(parameters);
    }

    static Function of(String name, ValueType result, Kernel kernel, ValueType... parameters) {
        return new Function(name, false, result, List.of(parameters), operands -> kernel);
    }

    static Function member(String name, ValueType result, Kernel kernel, ValueType... parameters) {
        return new Function(name, true, result, List.of(parameters), operands -> kernel);
    }

    /** Unique among all overloads. */
    String id() {
        return name + (member ? ".(" : "(")
                + parameters.stream().map(ValueType::label).collect(Collectors.joining(",")) + ")";
    }

    /** Makes the kernel of one call, when the pipeline loads. */
    @FunctionalInterface
    interface Preparation {

        /** @throws InvalidExpressionException if a constant operand does not suit */
        Kernel prepare(List<Node> operands);

        /** The value of an operand that has to be known when the pipeline loads. */
        static String constantText(List<Node> operands, int operand, String what) {
            if (operands.get(operand) instanceof ConstantNode constant) {
                return constant.text();
            }
            throw new InvalidExpressionException(operand, what + " has to be a literal or a parameter");
        }
    }
}
