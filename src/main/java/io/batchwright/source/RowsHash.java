package io.batchwright.source;

/** Numbers that look random, each computed from the number of its row. */
final class RowsHash {

    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private RowsHash() {}

    /**
     * A fraction of at least 0 and below 1.
     *
     * @param column the column's name, so that columns differ though their seeds do not
     * @param row from 0
     */
    static double fraction(long seed, String column, long row) {
        long start = mix(seed * GOLDEN_RATIO + column.hashCode());
        return (mix(start + (row + 1) * GOLDEN_RATIO) >>> 11) * 0x1.0p-53;
    }

    /** The finalizer of SplitMix64. */
    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
