package io.batchwright.monitor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time range.
 *
 * @param from its beginning, inclusive, or null for none
 * @param to its end, exclusive, or null for none
 */
public record TimeRange(@Nullable Instant from, @Nullable Instant to) {}
