package io.batchwright.faults;

/** Seeds of random moments. */
final class Seeds {

    private static final String PROPERTY = "batchwright.faults.seed";

    private Seeds() {}

    /** The seed that {@code -Dbatchwright.faults.seed} gives, else a new one; printed, so that a failure can be repeated. */
    static long next() {
        long seed = Long.getLong(PROPERTY, System.nanoTime());
        System.out.println("repeat with -D" + PROPERTY + "=" + seed);
        return seed;
    }
}
