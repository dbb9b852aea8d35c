package io.batchwright.schedule;

import io.batchwright.batch.RunListener;
import io.batchwright.batch.RunResult;
import io.batchwright.pipeline.Pipeline;
import java.time.Clock;
import java.time.Instant;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The slots that this server runs, from claim to end. Runs end on their own threads; their ends are recorded when the scheduler
 * looks, so that one that can not be recorded at once is so later.
 */
final class SlotRuns {

    private final ScheduleStore schedules;
    private final SlotStore slots;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final SlotRunner runner;
    private final String server;
    private final Runnable ended;

    private final Set<SlotRun> running = ConcurrentHashMap.newKeySet();
    private final Queue<SlotRun> over = new ConcurrentLinkedQueue<>();

    /**
     * @param server the id of this server
     * @param ended called by the thread of a run that has ended
     */
    SlotRuns(
            ScheduleStore schedules,
            SlotStore slots,
            Outbox outbox,
            TransactionTemplate transaction,
            SlotRunner runner,
            String server,
            Runnable ended) {
        this.schedules = schedules;
        this.slots = slots;
        this.outbox = outbox;
        this.transaction = transaction;
        this.runner = runner;
        this.server = server;
        this.ended = ended;
    }

    /** How many run, or have ended and are not recorded. */
    int count() {
        return running.size();
    }

    /** Claims a slot and begins to run it, unless somebody else has, or it is paused. */
    void begin(Slot slot, Pipeline pipeline, Instant now) {
        boolean claimed = Boolean.TRUE.equals(transaction.execute(status -> schedules.lockUnlessPaused(slot.pipeline())
                && !slots.isRunning(slot.pipeline())
                && slots.claim(slot, server, now)));
        if (claimed) {
            SlotRun run = new SlotRun(slot, pipeline);
            running.add(run);
            CompletableFuture<RunResult> unused = start(run).whenComplete((result, failure) -> {
                run.result = result;
                run.failure = failure;
                over.add(run);
                ended.run();
            });
        }
    }

    private CompletableFuture<RunResult> start(SlotRun run) {
        try {
            return runner.run(run.pipeline, run);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /**
     * Records what has become of the runs.
     *
     * @param closing whether this server ends, so that others go on with what it has stopped
     */
    void record(Clock clock, boolean closing) {
        running.forEach(this::recordExecution);
        for (SlotRun run = over.peek(); run != null; run = over.peek()) {
            record(run, clock.instant(), closing);
            over.remove();
            running.remove(run);
        }
    }

    private void recordExecution(SlotRun run) {
        Long execution = run.execution;
        if (execution != null && !execution.equals(run.recordedExecution)) {
            slots.executing(run.slot, server, execution);
            run.recordedExecution = execution;
        }
    }

    private void record(SlotRun run, Instant now, boolean closing) {
        Ending ending = run.ending(closing, now);
        transaction.executeWithoutResult(status -> {
            if (slots.end(run.slot, server, ending, now) && !ending.state().isOpen()) {
                boolean failed = ending.state() == SlotState.FAILED;
                boolean counts = failed || ending.state() == SlotState.COMPLETED;
                boolean changed = counts && schedules.setFailing(run.slot.pipeline(), failed);
                outbox.ended(run.pipeline, run.slot, ending, changed && !failed, now);
            }
        });
    }

    /** A slot that is run. What its run's thread says is read by the scheduler's. */
    private static final class SlotRun implements RunListener {

        private final Slot slot;
        private final Pipeline pipeline;
        private volatile @Nullable RunResult result;
        private volatile @Nullable Throwable failure;
        private volatile @Nullable Long execution;
        private @Nullable Long recordedExecution;

        SlotRun(Slot slot, Pipeline pipeline) {
            this.slot = slot;
            this.pipeline = pipeline;
        }

        @Override
        public void executing(long id) {
            execution = id;
        }

        Ending ending(boolean closing, Instant now) {
            Ending.Context context =
                    new Ending.Context(slot.failures(), pipeline.scheduling().retry(), closing, now);
            RunResult came = result;
            Throwable thrown = failure;
            if (came != null) {
                return Ending.of(came, context);
            }
            return Ending.of(
                    thrown == null ? new IllegalStateException("a run ended without a result") : thrown, context);
        }
    }
}
