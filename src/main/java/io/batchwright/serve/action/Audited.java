package io.batchwright.serve.action;

import io.batchwright.serve.audit.Actor;
import io.batchwright.serve.audit.AuditLog;
import io.batchwright.spec.ForUsers;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Does what users ask for, and keeps who asked for what and how it went. Thread-safe. */
@Component
public final class Audited {

    private static final Logger LOG = LoggerFactory.getLogger(Audited.class);
    private static final String DONE = "done";

    private final AuditLog log;

    Audited(AuditLog log) {
        this.log = log;
    }

    /**
     * Does something.
     *
     * @param action what: stop, restart, run …
     * @param target to what: a pipeline, or an execution's id
     * @return what the work returns; what it throws is thrown
     */
    public <T> T perform(Actor actor, String action, String target, Supplier<T> work) {
        try {
            T result = work.get();
            log.record(actor, action, target, DONE);
            return result;
        } catch (RuntimeException e) {
            if (!ForUsers.explains(e)) {
                LOG.error("{} {} failed", action, target, e);
            }
            log.record(actor, action, target, ForUsers.message(e));
            throw e;
        }
    }
}
