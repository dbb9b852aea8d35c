package io.batchwright.serve.audit;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs actions on another application's repository, where nothing of ours is written, and remembers the newest. */
public final class LoggedAuditLog implements AuditLog {

    private static final Logger LOG = LoggerFactory.getLogger(LoggedAuditLog.class);
    private static final int REMEMBERED = 1000;

    private final Clock clock;
    private final Deque<AuditEntry> entries = new ArrayDeque<>();
    private long last;

    public LoggedAuditLog(Clock clock) {
        this.clock = clock;
    }

    /** A log is always ready. */
    @Override
    public void requireReady() {}

    @Override
    public synchronized void record(Actor actor, String action, String target, String outcome) {
        LOG.warn("{} from {}: {} {}: {}", actor.name(), actor.address(), action, target, outcome);
        entries.addFirst(new AuditEntry(++last, clock.instant(), actor, action, target, outcome));
        if (entries.size() > REMEMBERED) {
            entries.removeLast();
        }
    }

    @Override
    public synchronized List<AuditEntry> newest(int limit, @Nullable Long before) {
        return entries.stream()
                .filter(entry -> before == null || entry.id() < before)
                .limit(limit)
                .toList();
    }
}
