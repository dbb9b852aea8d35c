package io.batchwright.transform.expression;

/** A part of an expression that type-checks but can not be run; the message is for the user. */
final class InvalidExpressionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int operand;
    private final String problem;

    /** @param operand which operand of the call is to blame, from 0 */
    InvalidExpressionException(int operand, String message) {
        super(message, null, false, false);
        this.operand = operand;
        this.problem = message;
    }

    String problem() {
        return problem;
    }

    int operand() {
        return operand;
    }
}
