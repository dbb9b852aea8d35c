package io.batchwright.serve.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps who did what. Thread-safe. */
public interface AuditLog {

    /**
     * Makes sure that actions can be kept.
     *
     * @throws org.springframework.dao.DataAccessException if they can not
     */
    void requireReady();

    /** Keeps an action. What is too long is cut. */
    void record(Actor actor, String action, String target, String outcome);

    /**
     * The newest actions first.
     *
     * @param limit how many at most
     * @param before only those with smaller numbers; null for all
     */
    List<AuditEntry> newest(int limit, @Nullable Long before);
}
