package io.batchwright.sink;

import io.batchwright.record.Ledger;
import io.batchwright.record.Reject;
import java.util.List;

/**
 * Judges a load from inside the sink's transactions: each chunk's rejects, and with the last chunk, whether it is complete.
 *
 * <p>The sink has made sure that the ledger balances. A refusal commits the chunk and leaves the load incomplete: what
 * is loaded stays accounted for, the run has failed, and the next one judges again.
 */
@FunctionalInterface
public interface Completion {

    /** Completes every load whose ledger balances. */
    Completion ALWAYS = ledger -> true;

    /** @param ledger what became of all records of the load */
    boolean accepts(Ledger ledger);

    /**
     * Hears the rejects of a chunk before it is committed. An exception from here rolls the chunk back.
     *
     * @param rejects in the order of the input; may be empty, and may make its elements when they are asked for
     */
    default void rejected(List<Reject> rejects) {}
}
