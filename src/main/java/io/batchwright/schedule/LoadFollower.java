package io.batchwright.schedule;

import io.batchwright.batch.CompletedLoads;
import io.batchwright.pipeline.Pipeline;
import io.batchwright.pipeline.PipelineCatalog;
import io.batchwright.record.Ledger;
import java.time.Instant;
import java.util.Comparator;
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
        reached.clear();
        look(FOLLOWED, now);
        while (!reached.isEmpty()) {
            look(List.copyOf(reached.keySet()), now);
        }
    }

    /** Looks at some of them. */
    void look(Instant now) {
        look(FOLLOWED, now);
    }

    /** The youngest first: it is the one that works again where a load completes several slots. */
    private void look(List<SlotState> states, Instant now) {
        List<Slot> some = states.stream()
                .flatMap(state -> next(state).stream())
                .sorted(Comparator.comparing(Slot::time).reversed())
                .toList();
        Map<Long, Long> completed = loads.completed(
                some.stream().map(Slot::execution).filter(Objects::nonNull).toList());
        for (Slot slot : some) {
            Long by = slot.execution() == null ? null : completed.get(slot.execution());
            if (by != null) {
                follow(slot, by, now);
            }
        }
    }

    private List<Slot> next(SlotState state) {
        List<Slot> some = slots.inState(state, reached.remove(state), AT_ONCE);
        if (some.size() == AT_ONCE) {
            reached.put(state, some.get(AT_ONCE - 1));
        }
        return some;
    }

    /** Where the file can not be used, nobody knows who is to hear of it: that waits, as all of its schedule does. */
    private void follow(Slot slot, long by, Instant now) {
        PipelineCatalog.Entry entry = catalog.find(slot.pipeline());
        if (entry != null && !entry.valid()) {
            return;
        }
        // One that runs may be what has completed the load, and tells more of it when it has ended.
        if (slots.isRunning(slot.pipeline())) {
            return;
        }
        Pipeline pipeline = entry == null ? null : entry.pipeline();
        // Not within the transaction: the load may be in another database, and an embedded one has one connection at a
        // time.
        Ledger ledger =
                pipeline == null || slot.backfill() ? null : loads.ledger(by).orElse(null);
        Ending ending = Ending.completedBy(by, ledger);
        transaction.executeWithoutResult(status -> {
            schedules.lock(slot.pipeline()); // so that no slot begins or fails in between
            boolean followed = !slots.isRunning(slot.pipeline()) && slots.follow(slot, ending, now);
            if (followed && recovers(slot) && pipeline != null) {
                outbox.recovered(pipeline, slot, ending, now);
            }
        });
    }

    /** What an old slot comes to says nothing of a pipeline that has failed since; backfills never do. */
    private boolean recovers(Slot slot) {
        return !slot.backfill() && !slots.hasFailedSince(slot) && schedules.setFailing(slot.pipeline(), false);
    }
}
