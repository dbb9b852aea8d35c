package io.batchwright.schedule;

import io.batchwright.batch.BatchContext;
import io.batchwright.spec.ForUsers;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Runs pipelines by their schedules, tells webhooks, and removes what is old, until it is closed. Thread-safe.
 */
public final class ScheduleServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduleServer.class);

    private static final Duration LOOK_INTERVAL = Duration.ofSeconds(1);
    private static final Duration PURGE_INTERVAL = Duration.ofDays(1);
    private static final int TASKS = 3;
    private static final int PATIENCE_SECONDS = 5;

    private final Scheduler scheduler;
    private final ThreadPoolTaskScheduler tasks;

    private ScheduleServer(Scheduler scheduler, ThreadPoolTaskScheduler tasks) {
        this.scheduler = scheduler;
        this.tasks = tasks;
    }

    /**
     * Begins.
     *
     * @param batch an open context, which is left open
     * @param runner runs the slots
     * @param purgeAfter for how long executions and notifications are kept that are over
     */
    public static ScheduleServer start(
            Schedules schedules, BatchContext batch, SlotRunner runner, Duration purgeAfter, Clock clock) {
        ThreadPoolTaskScheduler tasks = tasks();
        Scheduler scheduler = new Scheduler(schedules, batch.servers(), runner, clock, tasks);
        Deliveries deliveries = new Deliveries(schedules.notifications(), schedules.catalog(), clock);
        repeat(tasks, LOOK_INTERVAL, scheduler::look);
        repeat(tasks, LOOK_INTERVAL, () -> deliver(deliveries));
        repeat(tasks, PURGE_INTERVAL, () -> {
            batch.purge().purge(purgeAfter, null, false);
            schedules.notifications().purge(clock.instant().minus(purgeAfter));
        });
        return new ScheduleServer(scheduler, tasks);
    }

    /** What a task throws is logged, and the task repeated. */
    private static void repeat(ThreadPoolTaskScheduler tasks, Duration interval, Runnable task) {
        ScheduledFuture<?> unused = tasks.scheduleWithFixedDelay(task, interval);
    }

    private static ThreadPoolTaskScheduler tasks() {
        ThreadPoolTaskScheduler tasks = new ThreadPoolTaskScheduler();
        tasks.setPoolSize(TASKS);
        tasks.setThreadNamePrefix("batchwright-schedule-");
        tasks.setDaemon(true);
        // An embedded database does not bear to be interrupted.
        tasks.setWaitForTasksToCompleteOnShutdown(true);
        tasks.setAwaitTerminationSeconds(PATIENCE_SECONDS);
        tasks.setErrorHandler(ScheduleServer::failed);
        tasks.initialize();
        return tasks;
    }

    /** A database that is away is said in a line, again and again; what else there is, is for {@code --debug}. */
    private static void failed(Throwable failure) {
        LOG.warn("a task of the schedules failed; it is done again: {}", ForUsers.message(failure));
        LOG.debug("how it failed", failure);
    }

    private static void deliver(Deliveries deliveries) {
        try {
            deliveries.deliver();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Nothing begins from now on; to be closed before the runs are stopped. Slots whose runs are stopped after this wait for another
     * server, or the next one, which goes on with their loads.
     */
    @Override
    public void close() {
        scheduler.close();
        tasks.shutdown();
    }
}
