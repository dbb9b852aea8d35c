package io.batchwright.sink;

import java.time.Duration;
import java.time.Instant;

/**
 * A run that has entered and not left: it lives, or its process died.
 *
 * @param key what it works on
 * @param owner its process
 * @param began when it entered, by the database's clock
 * @param silence time since its last sign of life, by the database's clock
 */
public record LiveRun(RunKey key, Owner owner, Instant began, Duration silence) {}
