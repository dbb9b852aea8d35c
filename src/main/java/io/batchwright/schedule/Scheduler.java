package io.batchwright.schedule;

import io.batchwright.batch.ServerPlace;
import io.batchwright.batch.Servers;
import io.batchwright.pipeline.InvalidPipelineException;
import io.batchwright.pipeline.PipelineCatalog;
import io.batchwright.spec.ForUsers;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Looks what is to be run, and runs it: records slots whose time has come, takes over those of servers that died, lets those that
 * had ended follow their loads, and begins those
 * that wait, the oldest first, one at a time of each pipeline. All that it knows is in the database, so that any number of them may
 * look. Thread-safe.
 */
final class Scheduler implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);

    private final PipelineCatalog catalog;
    private final ScheduleStore schedules;
    private final SlotStore slots;
    private final Servers servers;
    private final SlotRunner runner;
    private final Executor afterRuns;
    private final Clock clock;
    private final ServerPlace place;
    private final LoadFollower follower;
    private final Planner planner;
    private final SlotRuns runs;

    /** Pipelines that had a schedule when this server looked last. */
    private final Set<String> scheduled = new HashSet<>();

    private boolean closing;

    /**
     * Enters the servers; nothing is looked at yet.
     *
     * @param afterRuns looks when a run has ended, so that the next one need not wait for the next look
     */
    Scheduler(Schedules memory, Servers servers, SlotRunner runner, Clock clock, Executor afterRuns) {
        this.catalog = memory.catalog();
        this.schedules = memory.schedules();
        this.slots = memory.slots();
        this.servers = servers;
        this.runner = runner;
        this.afterRuns = afterRuns;
        this.clock = clock;
        this.place = servers.enter();
        this.follower = new LoadFollower(memory);
        Outbox outbox = new Outbox(memory.notifications());
        this.planner = new Planner(memory, outbox);
        this.runs = new SlotRuns(schedules, slots, outbox, memory.transaction(), runner, place.id(), this::runEnded);
    }

    /** Does what is to be done now. What the database does not allow now is done at the next look. */
    synchronized void look() {
        if (closing) {
            return;
        }
        try {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            runs.record(clock, false);
            servers.removeDead(place.id());
            slots.releaseOrphans(now);
            follower.look(now);
            plan(now);
            begin(now);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("the schedules could not be looked at; tried again in a second: {}", ForUsers.message(e));
            LOG.debug("why they could not", e);
        }
    }

    private void plan(Instant now) {
        Map<String, ScheduleRow> rows =
                schedules.all().stream().collect(Collectors.toMap(ScheduleRow::pipeline, Function.identity()));
        Map<String, Long> open = slots.open().stream()
                .filter(slot -> !slot.backfill())
                .collect(Collectors.groupingBy(Slot::pipeline, Collectors.counting()));
        for (PipelineCatalog.Entry entry : catalog.entries()) {
            if (entry.schedule() != null) {
                scheduled.add(entry.name());
                planner.plan(entry, rows.get(entry.name()), open.getOrDefault(entry.name(), 0L), now);
            } else if (entry.problem() == null && scheduled.remove(entry.name())) {
                end(entry.name(), now);
            }
        }
    }

    /** Only who has seen the schedule can tell that it is no more: other servers may have other files. */
    private void end(String pipeline, Instant now) {
        schedules.deactivate(pipeline);
        slots.skipWaiting(pipeline, "the pipeline has no schedule any more", now);
    }

    private void begin(Instant now) {
        Set<String> taken = new HashSet<>();
        List<Slot> open = slots.open();
        open.stream().filter(slot -> isRun(slot)).map(Slot::pipeline).forEach(taken::add);
        for (Slot slot : open) {
            boolean first = !slot.backfill() && slot.state() == SlotState.WAITING && taken.add(slot.pipeline());
            if (first && isReady(slot, now) && runner.free() > 0) {
                begin(slot, now);
            }
        }
    }

    private static boolean isRun(Slot slot) {
        return slot.state() == SlotState.RUNNING && !slot.backfill();
    }

    private static boolean isReady(Slot slot, Instant now) {
        Instant next = slot.nextAttempt();
        return next == null || !next.isAfter(now);
    }

    private void begin(Slot slot, Instant now) {
        PipelineCatalog.Entry entry = catalog.find(slot.pipeline());
        if (entry != null && entry.schedule() != null) {
            try {
                runs.begin(slot, catalog.forSlot(slot.pipeline(), slot.time()), now);
            } catch (InvalidPipelineException e) {
                LOG.info("{} has become unusable; its slots wait", slot.pipeline(), e);
            }
        }
    }

    /** On the thread of a run, which waits for a look that is going on. */
    private synchronized void runEnded() {
        if (closing) {
            recordLast(true);
        } else {
            afterRuns.execute(this::look);
        }
    }

    private void recordLast(boolean stopped) {
        try {
            runs.record(clock, stopped);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn(
                    "the end of a slot could not be recorded; another server, or the next one, takes it over: {}",
                    ForUsers.message(e));
        }
        if (runs.count() == 0) {
            place.close();
        }
    }

    /**
     * Nothing begins from now on. What still runs is to be stopped next; it is recorded as it ends, for another server or the
     * next one to go on with.
     */
    @Override
    public synchronized void close() {
        closing = true;
        recordLast(false);
    }
}
