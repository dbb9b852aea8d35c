package io.batchwright;

import io.batchwright.cli.Batchwright;

/** Starts Batchwright from the command line. */
public final class BatchwrightApplication {

    private BatchwrightApplication() {}

    /** Runs the command that {@code args} name and exits with its code. */
    public static void main(String[] args) {
        System.exit(Batchwright.execute(args));
    }
}
