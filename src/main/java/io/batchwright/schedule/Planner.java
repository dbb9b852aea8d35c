package io.batchwright.schedule;

import io.batchwright.pipeline.Cron;
import io.batchwright.pipeline.Pipeline;
import io.batchwright.pipeline.PipelineCatalog;
import io.batchwright.pipeline.ScheduleSpec;
import io.batchwright.pipeline.ScheduleSpec.Missed;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Records slots whose time has come, each once, however many servers look: whoever moves a schedule on decides. */
final class Planner {

    private final ScheduleStore schedules;
    private final SlotStore slots;
    private final ParsedSchedules parsed;
    private final Outbox outbox;
    private final TransactionTemplate transaction;

    Planner(Schedules memory, Outbox outbox) {
        this.schedules = memory.schedules();
        this.slots = memory.slots();
        this.parsed = memory.parsed();
        this.outbox = outbox;
        this.transaction = memory.transaction();
    }

    /**
     * Records what has come of a schedule.
     *
     * @param entry the pipeline
     * @param row what is remembered of its schedule; null if it was never seen
     * @param open how many slots of it wait or run
     */
    void plan(PipelineCatalog.Entry entry, @Nullable ScheduleRow row, long open, Instant now) {
        Pipeline pipeline = entry.pipeline();
        ScheduleSpec schedule = entry.schedule();
        if (pipeline == null || schedule == null) {
            return;
        }
        if (row == null) {
            schedules.begin(entry.name(), schedule, now);
        } else if (!row.active()) {
            schedules.reach(row, schedule.cron().text(), schedule.zone().getId(), now);
        } else if (!row.paused() && (schedule.missed() != Missed.ALL || open < DueSlots.MOST)) {
            boolean changed = isChanged(row, schedule);
            CronSlots before = changed ? slots(row) : parsed.of(entry.name(), schedule);
            if (changed || isDue(before, row.reached(), now)) {
                decide(pipeline, schedule, row, before, open > 0, now);
            }
        }
    }

    private static boolean isDue(CronSlots slots, Instant reached, Instant now) {
        Instant next = slots.next(reached);
        return next != null && !next.isAfter(now);
    }

    private static boolean isChanged(ScheduleRow row, ScheduleSpec schedule) {
        return !row.cron().equals(schedule.cron().text())
                || !row.zone().equals(schedule.zone().getId());
    }

    /** What came before a change came by the schedule as it was. */
    private static CronSlots slots(ScheduleRow row) {
        return new CronSlots(Cron.parse(row.cron()), ZoneId.of(row.zone()));
    }

    private void decide(
            Pipeline pipeline, ScheduleSpec schedule, ScheduleRow row, CronSlots due, boolean busy, Instant now) {
        List<Decision> decisions = DueSlots.of(due, schedule).decide(row.reached(), now, busy);
        boolean more = schedule.missed() == Missed.ALL && decisions.size() == DueSlots.MOST;
        Instant to = more ? decisions.get(decisions.size() - 1).slot() : now;
        String cron = more ? row.cron() : schedule.cron().text();
        String zone = more ? row.zone() : schedule.zone().getId();
        transaction.executeWithoutResult(status -> {
            if (schedules.reach(row, cron, zone, to)) {
                tell(pipeline, decisions, now);
                decisions.forEach(decision -> slots.insert(row.pipeline(), decision, now));
            }
        });
    }

    private void tell(Pipeline pipeline, List<Decision> decisions, Instant now) {
        outbox.notRun(pipeline, in(SlotState.MISSED, decisions), now);
        List<Decision> skipped = in(SlotState.SKIPPED, decisions);
        if (!skipped.isEmpty() && !isSkipping(pipeline.name())) {
            outbox.notRun(pipeline, skipped, now);
        }
    }

    /** While one slot after the other is skipped, only the first is told of. */
    private boolean isSkipping(String pipeline) {
        return slots.newest(pipeline, 1, null).stream().anyMatch(slot -> slot.state() == SlotState.SKIPPED);
    }

    private static List<Decision> in(SlotState state, List<Decision> decisions) {
        return decisions.stream().filter(decision -> decision.state() == state).toList();
    }
}
