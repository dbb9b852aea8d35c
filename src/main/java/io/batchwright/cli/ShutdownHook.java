package io.batchwright.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Makes SIGTERM and Ctrl-C end what a command does in order, and exit with its code. Without it the JVM would end with 143 in the
 * middle of a chunk. Thread-safe.
 */
final class ShutdownHook implements AutoCloseable {

    private final Runnable request;
    private final String message;
    private final Duration patience;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::endAndExit, "batchwright-end");
    private volatile int exitCode;

    private ShutdownHook(Runnable request, String message, Duration patience, int exitCode) {
        this.request = request;
        this.message = message;
        this.patience = patience;
        this.exitCode = exitCode;
    }

    /**
     * Hears signals from now on.
     *
     * @param request asks what the command does to end; returns at once
     * @param message says so to the user
     * @param patience for how long the end is waited for
     * @param exitCode that of the process if it takes longer
     */
    static ShutdownHook asking(Runnable request, String message, Duration patience, int exitCode) {
        ShutdownHook shutdown = new ShutdownHook(request, message, patience, exitCode);
        Runtime.getRuntime().addShutdownHook(shutdown.hook);
        return shutdown;
    }

    /**
     * What the command does is over.
     *
     * @param code the exit code, also if a signal has come meanwhile
     */
    void finished(int code) {
        exitCode = code;
        ended.countDown();
    }

    private void endAndExit() {
        request.run();
        try {
            System.err.println("batchwright: " + message);
            ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
            Runtime.getRuntime().halt(exitCode);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Gives up the hook. A command that failed instead of finishing is left to the hook's patience, so that it can say why. */
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
