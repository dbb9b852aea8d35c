package io.batchwright.serve.audit;

import java.time.Instant;

/**
 * An action, and how it went.
 *
 * @param id its number; later ones have greater numbers
 * @param at when
 * @param actor who
 * @param action what: stop, restart, run …
 * @param target to what: a pipeline, or an execution's id
 * @param outcome {@code done}, or why not
 */
public record AuditEntry(long id, Instant at, Actor actor, String action, String target, String outcome) {}
