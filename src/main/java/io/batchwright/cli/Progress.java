package io.batchwright.cli;

import io.batchwright.batch.RunListener;
import io.batchwright.record.Ledger;
import io.batchwright.record.Position;
import io.batchwright.record.Reject;
import io.batchwright.text.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows how a run goes; close it before printing anything else. */
abstract class Progress implements RunListener, AutoCloseable {

    /** How many rejects the summary shows. */
    private static final int REJECTS_SHOWN = 5;

    private final String name;
    private final List<Reject> firstRejects = new ArrayList<>();

    /** @param name the pipeline's */
    Progress(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Says something on a line of its own. */
    abstract void say(String line);

    /** Begins to show how far the load is. */
    abstract void begin(Ledger loaded, long doneBytes, long totalBytes);

    /** Shows how far the load is. */
    abstract void show(Ledger ledger, long doneBytes);

    @Override
    public void recovering(String predecessor) {
        say(name + ": the run before is dead (" + predecessor + "); going on after its last commit");
    }

    @Override
    public void inputVerified(String finding) {
        say(name + ": " + finding);
    }

    @Override
    public void noted(String note) {
        say(name + ": " + note);
    }

    @Override
    public void appending(long rows) {
        say(name + ": --rerun adds to the " + Figures.count(rows, "row")
                + " that earlier loads have written; rows may double");
    }

    @Override
    public void connectionLost(RuntimeException failure, Duration bound) {
        say(name + ": " + Failures.message(failure) + "; trying again for " + bound.toSeconds() + " s");
    }

    @Override
    public void started(@Nullable Position resumedFrom, Ledger loaded, long doneBytes, long totalBytes) {
        if (resumedFrom != null) {
            say(name + ": resuming after record " + Figures.count(loaded.read()));
        }
        begin(loaded, doneBytes, totalBytes);
    }

    @Override
    public void committed(Ledger ledger, long doneBytes, List<Reject> rejects) {
        rejects.stream().limit(Math.max(0, REJECTS_SHOWN - firstRejects.size())).forEach(firstRejects::add);
        show(ledger, doneBytes);
    }

    /** The first rejects of the run. */
    List<Reject> firstRejects() {
        return firstRejects;
    }

    @Override
    public void close() {}
}
