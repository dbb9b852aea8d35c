package io.batchwright.sink;

import io.batchwright.record.Ledger;

/**
 * Decides, inside the transaction of a load's last chunk, whether the load is complete.
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
}
