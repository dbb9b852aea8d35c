package io.batchwright.batch;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Does something beside what its caller does, on a thread of its own that finds the classes which the caller finds. Those of the
 * common pool do not where the application is one jar: they know the class loader of the jar's launcher only.
 */
public final class Beside {

    private Beside() {}

    /**
     * Begins at once.
     *
     * @param name the thread's
     * @return what comes of it
     */
    public static <T> CompletableFuture<T> supply(String name, Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            thread.start();
        });
    }
}
