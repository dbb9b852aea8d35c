package io.batchwright.schedule;

import io.batchwright.pipeline.ScheduleSpec;
import io.batchwright.pipeline.ScheduleSpec.Missed;
import io.batchwright.pipeline.ScheduleSpec.Overlap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides about slots whose time has come. One that is late counts as missed; those that are to run for all that wait for the slot
 * before them.
 *
 * @param slots the slots
 * @param missed what becomes of those that are late
 * @param overlap what becomes of one that comes while the one before has not ended
 */
record DueSlots(CronSlots slots, Missed missed, Overlap overlap) {

    /** How late a slot may be and is not missed: a server looks every second. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How many slots are decided about, and recorded, at once. */
    static final int MOST = 1000;

    static final String LATE = "its time had passed when a server looked again";

    static DueSlots of(CronSlots slots, ScheduleSpec schedule) {
        return new DueSlots(slots, schedule.missed(), schedule.overlap());
    }

    /**
     * Decides.
     *
     * @param reached every slot up to here has been decided about
     * @param now up to when slots have come
     * @param busy whether the slot before has not ended
     * @return in order; with {@code missed: all}, the first {@link #MOST}; else the last, as those before are not looked at
     */
    List<Decision> decide(Instant reached, Instant now, boolean busy) {
        List<Instant> due = missed == Missed.ALL ? slots.first(reached, now, MOST) : slots.last(reached, now, MOST);
        List<Decision> decisions = new ArrayList<>();
        boolean open = busy;
        for (int i = 0; i < due.size(); i++) {
            Decision decision = decide(due.get(i), isLate(due.get(i), now), i == due.size() - 1, open);
            decisions.add(decision);
            open |= decision.state() == SlotState.WAITING;
        }
        return due.isEmpty() ? decisions : mentioningOthers(decisions, reached);
    }

    private static boolean isLate(Instant slot, Instant now) {
        return slot.isBefore(now.minus(PATIENCE));
    }

    private Decision decide(Instant slot, boolean late, boolean last, boolean open) {
        if (late) {
            boolean runs = missed == Missed.ALL || (missed == Missed.LAST && last);
            return new Decision(slot, runs ? SlotState.WAITING : SlotState.MISSED, LATE);
        }
        return open && overlap == Overlap.SKIP
                ? new Decision(slot, SlotState.SKIPPED, "the slot before it had not ended")
                : new Decision(slot, SlotState.WAITING, null);
    }

    /** Of a server that was down for a year, not every second is recorded. */
    private List<Decision> mentioningOthers(List<Decision> decisions, Instant reached) {
        Decision first = decisions.get(0);
        Instant before = slots.next(reached);
        if (before != null && before.isBefore(first.slot())) {
            decisions.set(
                    0,
                    new Decision(
                            first.slot(),
                            first.state(),
                            LATE + "; so had that of all before it since " + before + ", which are not listed"));
        }
        return decisions;
    }
}
