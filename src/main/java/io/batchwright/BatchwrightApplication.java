package io.batchwright;

/** Starts Batchwright from the command line. */
public final class BatchwrightApplication {

    private BatchwrightApplication() {}

    public static void main(String[] args) {
        System.out.println("batchwright");
    }
}
