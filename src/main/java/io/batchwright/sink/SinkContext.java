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
 */
public record SinkContext(Path home, Connections connections, LoadKey load, long execution, Pause pause) {

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
