package io.batchwright.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Makes SIGTERM and Ctrl-C end a server in order: what it runs is stopped, restartable, before the process ends. */
final class Termination implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 15;

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::endAndWait, "batchwright-end");

    private Termination() {}

    /** Waits for no signal yet, but hears it from now on. */
    static Termination expected() {
        Termination termination = new Termination();
        Runtime.getRuntime().addShutdownHook(termination.hook);
        return termination;
    }

    /** Waits until the process is asked to end. */
    void await() throws InterruptedException {
        requested.await();
    }

    private void endAndWait() {
        requested.countDown();
        try {
            System.err.println("batchwright: stopping what runs, after the chunk in hand");
            ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            Runtime.getRuntime().halt(ExitCodes.DONE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Everything is closed: the process may end. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is shutting down: the hook is what ends it.
        }
    }
}
