package io.batchwright.sink;

import java.time.Duration;

/**
 * Who claimed a load last, and since when nothing was heard of it.
 *
 * @param owner the process
 * @param silence time since its last claim or commit, by the database's clock
 */
public record Ownership(Owner owner, Duration silence) {}
