package io.batchwright.record;

/**
 * What became of the records that were read.
 *
 * @param read records read
 * @param written records that the sink has
 * @param filtered records that a filter dropped
 * @param rejected records that are kept as rejects
 * @param ignored records that the sink left out on purpose ({@code write: ignore})
 */
public record Ledger(long read, long written, long filtered, long rejected, long ignored) {

    public static final Ledger EMPTY = new Ledger(0, 0, 0, 0, 0);

    public Ledger plus(Ledger other) {
        return new Ledger(
                read + other.read,
                written + other.written,
                filtered + other.filtered,
                rejected + other.rejected,
                ignored + other.ignored);
    }

    public Ledger minus(Ledger other) {
        return new Ledger(
                read - other.read,
                written - other.written,
                filtered - other.filtered,
                rejected - other.rejected,
                ignored - other.ignored);
    }

    /** Whether every record read is accounted for. */
    public boolean balances() {
        return read == written + filtered + rejected + ignored;
    }

    @Override
    public String toString() {
        return "read " + read + " = written " + written + " + filtered " + filtered + " + rejected " + rejected
                + " + ignored " + ignored;
    }
}
