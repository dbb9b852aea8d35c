package io.batchwright.serve.action;

import io.batchwright.serve.audit.Actor;
import io.batchwright.serve.audit.AuditLog;
import io.batchwright.spec.ForUsers;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
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
     * Does something, but not while it could not be kept: what begins although its database is away would go on unseen, after the
     * user was told that it failed.
     *
     * @param action what: stop, restart, run …
     * @param target to what: a pipeline, or an execution's id
     * @return what the work returns; what it throws is thrown
     * @throws org.springframework.dao.DataAccessException if nothing can be kept, and nothing was done
     */
    public <T> T perform(Actor actor, String action, String target, Supplier<T> work) {
        log.requireReady();
        T result;
        try {
            result = work.get();
        } catch (RuntimeException e) {
            if (!ForUsers.explains(e)) {
                LOG.error("{} {} failed", action, target, e);
            }
            keep(actor, action, target, ForUsers.message(e));
            throw e;
        }
        keep(actor, action, target, DONE);
        return result;
    }

    /** What is done is done, and whoever asked for it must not ask again because only this has failed. */
    private void keep(Actor actor, String action, String target, String outcome) {
        try {
            log.record(actor, action, target, outcome);
        } catch (DataAccessException e) {
            LOG.error(
                    "not in the audit log: {} from {}: {} {}: {}",
                    actor.name(),
                    actor.address(),
                    action,
                    target,
                    outcome,
                    e);
        }
    }
}
