package io.batchwright.cli;

import io.batchwright.batch.RunListener;
import io.batchwright.record.Reject;
import java.time.Duration;
import java.util.List;

/** Shows how a run goes; close it before printing anything else. */
interface Progress extends RunListener, AutoCloseable {

    /** How many rejects the summary shows. */
    int REJECTS_SHOWN = 5;

    /** What is said when a dead predecessor was found. */
    static String recovered(String predecessor) {
        return ": the run before is dead (" + predecessor + "); going on after its last commit";
    }

    /** What is said when a database does not answer. */
    static String lost(RuntimeException failure, Duration bound) {
        return ": " + Failures.message(failure) + "; trying again for " + bound.toSeconds() + " s";
    }

    /** The first rejects of the run. */
    List<Reject> firstRejects();

    @Override
    void close();
}
