package io.batchwright.sink;

import io.batchwright.record.Reject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reject as the database keeps it.
 *
 * @param id its number, ascending from load to load, and in a load in the order in which rejects are kept; at least 1
 * @param target the sink that the record was meant for
 * @param execution the run that rejected it: the id of its job execution
 * @param created when, by the database's clock
 * @param reject the record, and why it was not loaded; after a replay that rejected it again, why that one did
 * @param attempts how often it was replayed
 * @param replayed the replay that loaded or filtered it, or null if none did
 */
public record StoredReject(
        long id,
        String target,
        long execution,
        Instant created,
        Reject reject,
        int attempts,
        @Nullable Replayed replayed) {

    /**
     * That a reject was replayed, and is no reject any more.
     *
     * @param at when, by the database's clock
     * @param execution the run that replayed it: the id of its job execution
     */
    public record Replayed(Instant at, long execution) {}
}
