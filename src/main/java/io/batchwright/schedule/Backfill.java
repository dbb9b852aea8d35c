package io.batchwright.schedule;

import io.batchwright.batch.RunResult;
import io.batchwright.batch.ServerPlace;
import io.batchwright.batch.Servers;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;

/**
 * Runs slots that a person asks for, each once, while servers may run others. Not thread-safe: one slot after the other.
 */
public final class Backfill implements AutoCloseable {

    private final SlotStore slots;
    private final Schedules memory;
    private final ServerPlace place;
    private final Clock clock;

    /** Enters this process among the servers, so that the others can tell whether it lives. */
    public Backfill(Schedules memory, Servers servers, Clock clock) {
        this.memory = memory;
        this.slots = memory.slots();
        this.clock = clock;
        this.place = servers.enter();
        try {
            servers.removeDead(place.id());
            slots.releaseOrphans(clock.instant());
            new LoadFollower(memory).lookAtAll(clock.instant());
        } catch (RuntimeException e) {
            place.close();
            throw e;
        }
    }

    /** Whether a slot is to be run. */
    public enum Verdict {
        /** It is this process's now, until it is said how it ended. */
        RUN,
        /** It was run before, and its load is complete. */
        DONE,
        /** A server or another backfill runs it. */
        TAKEN
    }

    /**
     * Claims a slot.
     *
     * @param onlyMissing whether it is left alone if its load is complete
     */
    public Verdict begin(String pipeline, Instant slot, boolean onlyMissing) {
        Optional<Slot> known = slots.find(pipeline, slot);
        if (known.isPresent() && known.get().state() == SlotState.RUNNING) {
            return Verdict.TAKEN;
        }
        if (onlyMissing && known.isPresent() && known.get().state() == SlotState.COMPLETED) {
            return Verdict.DONE;
        }
        return claim(pipeline, slot) ? Verdict.RUN : Verdict.TAKEN;
    }

    private boolean claim(String pipeline, Instant slot) {
        try {
            return Boolean.TRUE.equals(memory.transaction().execute(status -> {
                slots.insert(pipeline, new Decision(slot, SlotState.WAITING, null), clock.instant());
                return slots.find(pipeline, slot)
                        .filter(found -> found.state() != SlotState.RUNNING)
                        .map(found -> slots.claimForBackfill(found, place.id(), clock.instant()))
                        .orElse(false);
            }));
        } catch (DuplicateKeyException e) {
            return false; // somebody was quicker
        }
    }

    /** Says how a slot that was claimed has ended. */
    public void end(String pipeline, Instant slot, RunResult result) {
        end(pipeline, slot, Ending.of(result, context()));
    }

    /** Says why a slot that was claimed could not begin. */
    public void end(String pipeline, Instant slot, RuntimeException failure) {
        Ending ending = Ending.of(failure, context());
        // What a server would wait for, a person is told.
        end(
                pipeline,
                slot,
                new Ending(SlotState.FAILED, ending.failed(), null, ending.execution(), ending.reason(), null));
    }

    private Ending.Context context() {
        return new Ending.Context(0, null, false, clock.instant());
    }

    private void end(String pipeline, Instant slot, Ending ending) {
        slots.find(pipeline, slot).ifPresent(found -> slots.end(found, place.id(), ending, clock.instant()));
    }

    /** Leaves the servers. */
    @Override
    public void close() {
        place.close();
    }
}
