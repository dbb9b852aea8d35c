package io.batchwright.batch;

import io.batchwright.sink.CheckpointStore;
import io.batchwright.sink.LoadKey;
import io.batchwright.sink.Ownership;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells whether the process that claimed a load last may still be alive. A wrong "gone" costs nothing but work: the fencing
 * token stops a process that was taken for dead.
 */
final class Predecessors {

    /** How long an owner that cannot be looked at (another host, a container) may be silent. */
    static final Duration SILENCE = Duration.ofSeconds(60);

    private final CheckpointStore checkpoints;
    private final boolean embedded;

    /** @param embedded whether the database is embedded: as it is ours now, nobody else has it */
    Predecessors(CheckpointStore checkpoints, boolean embedded) {
        this.checkpoints = checkpoints;
        this.embedded = embedded;
    }

    boolean mayBeAlive(LoadKey load) {
        return checkpoints.ownership(load).filter(this::mayBeAlive).isPresent();
    }

    /** @throws RunRefusedException if the owner may be alive; says who it is and what to do */
    void refuseIfAlive(LoadKey load) {
        Optional<Ownership> alive = checkpoints.ownership(load).filter(this::mayBeAlive);
        if (alive.isPresent()) {
            Ownership owner = alive.get();
            throw new RunRefusedException("'" + load.pipeline() + "' is being run by process "
                    + owner.owner().pid() + " on " + owner.owner().host() + " (last sign of life "
                    + owner.silence().toSeconds() + " s ago). Wait for it, or stop it; if it is dead, try again in "
                    + SILENCE.toSeconds() + " s");
        }
    }

    private boolean mayBeAlive(Ownership ownership) {
        return switch (ThisProcess.lookAt(ownership.owner())) {
            case ALIVE -> !embedded;
            case GONE -> false;
            case UNKNOWN -> !embedded && ownership.silence().compareTo(SILENCE) < 0;
        };
    }
}
