package io.batchwright.schedule;

import io.batchwright.pipeline.NotifySpec;
import io.batchwright.pipeline.PipelineCatalog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Delivers notifications at least once: one that is not taken is sent again, less and less often, for three days. Any number of
 * servers may do so.
 */
final class Deliveries {

    private static final int AT_ONCE = 20;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofDays(3);
    private static final int MOST_DOUBLINGS = 10;

    private final NotificationStore store;
    private final PipelineCatalog catalog;
    private final Clock clock;

    Deliveries(NotificationStore store, PipelineCatalog catalog, Clock clock) {
        this.store = store;
        this.catalog = catalog;
        this.clock = clock;
    }

    /**
     * Sends what is to be sent now.
     *
     * @throws InterruptedException if the thread is interrupted, which leaves the rest for later
     */
    void deliver() throws InterruptedException {
        for (Notification notification : store.due(clock.instant(), AT_ONCE)) {
            Instant next = clock.instant().plus(pause(notification.attempts()));
            if (store.attempt(notification, next)) {
                deliver(notification);
            }
        }
    }

    private static Duration pause(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** The webhook is that of the file as it is now: its URL, which is secret, is not kept. */
    private void deliver(Notification notification) throws InterruptedException {
        PipelineCatalog.Entry entry = catalog.find(notification.pipeline());
        NotifySpec spec = entry == null ? null : entry.webhook();
        if (spec != null) {
            ended(notification, spec.shown(), new Webhook(spec).send(notification));
        } else if (entry != null && entry.problem() != null) {
            ended(notification, null, "the pipeline file can not be used");
        } else {
            store.attempted(
                    notification, Notification.State.FAILED, null, null, "the pipeline has no 'notify' any more");
        }
    }

    private void ended(Notification notification, @Nullable String target, @Nullable String error) {
        if (error == null) {
            store.attempted(notification, Notification.State.DELIVERED, clock.instant(), target, null);
            return;
        }
        boolean over = notification.happened().plus(PATIENCE).isBefore(clock.instant());
        store.attempted(
                notification, over ? Notification.State.FAILED : Notification.State.WAITING, null, target, error);
    }
}
