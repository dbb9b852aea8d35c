package io.batchwright.batch;

import io.batchwright.sink.LiveRun;
import io.batchwright.sink.LiveRuns;
import io.batchwright.sink.Owner;
import io.batchwright.sink.RunKey;
import java.time.Duration;
import java.util.Optional;

/**
 * Lets one run at a time work on a scope, and takes the place of one whose process is dead. A wrong "dead" costs nothing but
 * work: the fencing token stops a process that was taken for it. Thread-safe.
 */
final class RunGuard {

    private final LiveRuns runs;
    private final boolean embedded;
    private final Duration timeout;

    /**
     * @param embedded whether the database belongs to this process alone
     * @param timeout how long an owner may give no sign of life
     */
    RunGuard(LiveRuns runs, boolean embedded, Duration timeout) {
        this.runs = runs;
        this.embedded = embedded;
        this.timeout = timeout;
    }

    /**
     * Enters a run of this process; again and again does no harm.
     *
     * @param owner the run, by an id of its own
     * @throws RunBusyException if another one is alive; says who it is and what to do
     */
    RunPlace enter(RunKey key, Owner owner) {
        while (!runs.enter(key, owner)) {
            Optional<LiveRun> other = runs.find(key);
            if (other.isEmpty()) {
                continue; // it has just left
            }
            if (other.get().owner().id().equals(owner.id())) {
                break; // it was this one, whose connection was lost before it heard so
            }
            if (mayBeAlive(other.get())) {
                throw refused(other.get());
            }
            if (runs.takeOver(other.get(), owner)) {
                return new RunPlace(runs, key, owner, other.get(), beatInterval());
            }
        }
        return new RunPlace(runs, key, owner, null, beatInterval());
    }

    /** Whether a run works on a key, as far as can be told. */
    Optional<LiveRun> alive(RunKey key) {
        return runs.find(key).filter(this::mayBeAlive);
    }

    private Duration beatInterval() {
        return embedded ? Duration.ZERO : timeout.dividedBy(10);
    }

    private boolean mayBeAlive(LiveRun run) {
        if (embedded) {
            return ThisProcess.is(run.owner());
        }
        return ThisProcess.lookAt(run.owner()) != ThisProcess.Sight.GONE
                && run.silence().compareTo(timeout) < 0;
    }

    private RunBusyException refused(LiveRun run) {
        return new RunBusyException("'" + run.key().pipeline() + "' is being run by process "
                + run.owner().pid() + " on " + run.owner().host() + " since " + run.began()
                + " (last sign of life " + run.silence().toSeconds()
                + " s ago). Wait for it, or stop it; if it is dead, it counts as such "
                + timeout.toSeconds() + " s after its last sign of life");
    }
}
