package io.batchwright.batch;

/**
 * How many records a chunk should have: the first one as many as an earlier run had in hand, if it says so, the others as suits
 * the transactions of the sink. Not thread-safe.
 */
final class RecordGoal {

    private final ChunkLimits limits;
    private boolean exact;
    private int records;

    RecordGoal(ChunkLimits limits) {
        this.limits = limits;
        this.exact = limits.first() > 0;
        this.records = exact ? limits.first() : Math.min(limits.rows(), limits.held());
    }

    /** Whether the chunk has to have just so many records, so that neither bytes nor time may end it before. */
    boolean exact() {
        return exact;
    }

    /** How many records a chunk of so many still lacks; 0 or less if it is full. */
    int left(int records) {
        return this.records - records;
    }

    /** A chunk is cut; the next one need not have just so many records. */
    void cut() {
        exact = false;
    }

    /**
     * Aims the next chunks at the rows that a transaction does best with: where a filter drops most records, chunks grow.
     *
     * @param read records of a chunk; where nothing was read, the goal stays
     * @param selected how many of them go to the sink
     */
    void learn(long read, long selected) {
        if (read > 0) {
            long aim = limits.rows() * read / Math.max(1, selected);
            records = (int) Math.max(1, Math.min(aim, limits.records()));
        }
    }
}
