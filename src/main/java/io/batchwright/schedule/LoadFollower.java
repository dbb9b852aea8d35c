package io.batchwright.schedule;

import io.batchwright.batch.CompletedLoads;
import io.batchwright.pipeline.Pipeline;
import io.batchwright.pipeline.PipelineCatalog;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets slots that failed or were stopped follow their loads: whoever completes one, with {@code jobs restart}, in the dashboard or
 * another way, completes the slot. Slots stay known for ever, so that they are looked at in rounds, some hundreds at a time. Not
 * thread-safe; any number of servers may do so.
 */
final class LoadFollower {

    private static final int AT_ONCE = 500;
    private static final List<SlotState> FOLLOWED = List.of(SlotState.FAILED, SlotState.STOPPED);

    private final PipelineCatalog catalog;
    private final ScheduleStore schedules;
    private final SlotStore slots;
    private final CompletedLoads loads;
    private final Outbox outbox;
    private final TransactionTemplate transaction;

    /** Where rounds that are not over have come to. */
    private final Map<SlotState, Slot> reached = new EnumMap<>(SlotState.class);

    LoadFollower(Schedules memory) {
        this.catalog = memory.catalog();
        this.schedules = memory.schedules();
        this.slots = memory.slots();
        this.loads = memory.loads();
        this.outbox = new Outbox(memory.notifications());
        this.transaction = memory.transaction();
    }

    /** Looks at all of them. */
    void lookAtAll(Instant now) {
        FOLLOWED.forEach(state -> lookAtAll(state, now));
    }

    private void lookAtAll(SlotState state, Instant now) {
        reached.remove(state);
        do {
            look(state, now);
        } while (reached.containsKey(state));
    }

    /** Looks at some of them. */
    void look(Instant now) {
        FOLLOWED.forEach(state -> look(state, now));
    }

    private void look(SlotState state, Instant now) {
        List<Slot> some = slots.inState(state, reached.remove(state), AT_ONCE);
        if (some.size() == AT_ONCE) {
            reached.put(state, some.get(AT_ONCE - 1));
        }
        Map<Long, Long> completed = loads.completed(
                some.stream().map(Slot::execution).filter(Objects::nonNull).toList());
        for (Slot slot : some) {
            Long by = slot.execution() == null ? null : completed.get(slot.execution());
            if (by != null) {
                follow(slot, by, now);
            }
        }
    }

    /** Where the file can not be used, nobody knows who is to hear of it: that waits, as all of its schedule does. */
    private void follow(Slot slot, long by, Instant now) {
        PipelineCatalog.Entry entry = catalog.find(slot.pipeline());
        if (entry != null && !entry.valid()) {
            return;
        }
        Pipeline pipeline = entry == null ? null : entry.pipeline();
        Ending ending = Ending.completedBy(by);
        transaction.executeWithoutResult(status -> {
            if (slots.follow(slot, ending, now) && recovers(slot) && pipeline != null) {
                outbox.ended(pipeline, slot, ending, true, now);
            }
        });
    }

    /** What an old slot comes to says nothing of a pipeline that has failed since; backfills never do. */
    private boolean recovers(Slot slot) {
        if (slot.backfill()) {
            return false;
        }
        schedules.lock(slot.pipeline()); // so that no failure comes in between
        return !slots.hasFailedSince(slot) && schedules.setFailing(slot.pipeline(), false);
    }
}
