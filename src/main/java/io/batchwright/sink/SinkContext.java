package io.batchwright.sink;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a sink is opened with.
 *
 * @param home the directory that relative paths start from
 * @param connections the database of the load's checkpoint and rejects: that of the sink's connection
 * @param load which load it is
 * @param execution the run that rejects are kept under: the id of its job execution
 * @param pause waits for whatever is not the database
 * @param underway hears during a write, once or more, that the sink is not in a hurry any more: the chunk's rows are on their way, and
 *     it mostly waits for whoever takes them. Called by the thread that writes
 */
public record SinkContext(
        Path home, Connections connections, LoadKey load, long execution, Pause pause, Runnable underway) {

    /** A wait that ends early when the run is asked to stop. */
    @FunctionalInterface
    public interface Pause {

        /**
         * Waits.
         *
         * @return whether the run is asked to stop
         */
        boolean await(Duration time) throws InterruptedException;
    }
}
