package io.batchwright.transform.expression;

/** The loop of one operation over the rows of a batch. Stateless but for what was prepared when the pipeline loaded. */
@FunctionalInterface
interface Kernel {

    /**
     * Computes {@code out} for the first {@code count} of {@code rows}.
     *
     * @param in the operands, which all have a value for these rows
     * @param out where values go, or {@linkplain Vector#fail failures}
     */
    void run(Vector[] in, Vector out, int[] rows, int count);

    /** A kernel for an operation that needs no tight loop. */
    static Kernel byRow(RowKernel operation) {
        return (in, out, rows, count) -> {
            for (int i = 0; i < count; i++) {
                operation.run(in, out, rows[i]);
            }
        };
    }

    /** The operation with its two operands exchanged. */
    default Kernel swapped() {
        return (in, out, rows, count) -> run(new Vector[] {in[1], in[0]}, out, rows, count);
    }

    /** The opposite of a boolean operation. */
    default Kernel negated() {
        return (in, out, rows, count) -> {
            run(in, out, rows, count);
            boolean[] result = out.booleans;
            for (int i = 0; i < count; i++) {
                result[rows[i]] = !result[rows[i]];
            }
        };
    }

    /** One operation on one row. */
    @FunctionalInterface
    interface RowKernel {

        void run(Vector[] in, Vector out, int row);
    }
}
