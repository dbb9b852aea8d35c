package io.batchwright.source;

/**
 * How the input of now compares with a frozen plan.
 *
 * @param verdict what it is
 * @param detail for people: which input, what was expected, what was found; empty if it is the same
 */
public record PlanComparison(Verdict verdict, String detail) {

    /** The verdicts. */
    public enum Verdict {
        /** The very same inputs. */
        SAME,
        /** All of the plan is still there and unchanged up to its ends, but there is more now. */
        GROWN,
        /** Something of the plan is gone, shorter or different. */
        CHANGED
    }
}
