package io.batchwright.sink;

import io.batchwright.record.Reject;
import java.time.Instant;

/**
 * A reject as the database keeps it.
 *
 * @param target the sink that the record was meant for
 * @param execution the run that rejected it: the id of its job execution
 * @param created when, by the database's clock
 * @param reject the record, and why it was not loaded
 */
public record StoredReject(String target, long execution, Instant created, Reject reject) {}
