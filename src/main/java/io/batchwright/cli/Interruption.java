package io.batchwright.cli;

import io.batchwright.batch.StopSignal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Makes SIGTERM and Ctrl-C stop a run after the chunk in hand, and exit with its code. Without it the JVM would end with 143
 * in the middle of a chunk.
 */
final class Interruption implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 10;

    private final StopSignal stop;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stopAndExit, "batchwright-stop");
    private volatile int exitCode = ExitCodes.STOPPED;

    private Interruption(StopSignal stop) {
        this.stop = stop;
    }

    static Interruption stopping(StopSignal stop) {
        Interruption interruption = new Interruption(stop);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** The run is over. */
    void finished(int code) {
        exitCode = code;
        ended.countDown();
    }

    private void stopAndExit() {
        stop.request();
        try {
            System.err.println("batchwright: stopping after the chunk in hand");
            ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            Runtime.getRuntime().halt(exitCode);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives up the hook. A run that failed instead of finishing is left to the hook's patience, so that it can say why. */
    @Override
    public void close() {
        if (ended.getCount() > 0) {
            exitCode = ExitCodes.FAILED;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is shutting down: the hook is what ends it.
        }
    }
}
