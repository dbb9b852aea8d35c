package io.batchwright.source;

/** Waits for something that happens elsewhere. */
final class Pause {

    private Pause() {}

    /** Waits for some milliseconds, or until the thread is interrupted, which it then still is. */
    static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
