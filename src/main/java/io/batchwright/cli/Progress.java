package io.batchwright.cli;

import io.batchwright.batch.RunListener;
import io.batchwright.record.Reject;
import java.util.List;

/** Shows how a run goes; close it before printing anything else. */
interface Progress extends RunListener, AutoCloseable {

    /** How many rejects the summary shows. */
    int REJECTS_SHOWN = 5;

    /** What is said when a dead predecessor was found. */
    String RECOVERING = ": the process that ran this load before is gone; going on after its last commit";

    /** The first rejects of the run. */
    List<Reject> firstRejects();

    @Override
    void close();
}
