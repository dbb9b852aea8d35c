package io.batchwright.report;

import io.batchwright.record.Ledger;
import tools.jackson.core.JsonGenerator;

/** A ledger as properties of a JSON object. */
public final class LedgerJson {

    private LedgerJson() {}

    /** @param bytes bytes of stored input that the ledger is about */
    public static void write(JsonGenerator json, Ledger ledger, long bytes) {
        json.writeNumberProperty("read", ledger.read());
        json.writeNumberProperty("written", ledger.written());
        json.writeNumberProperty("filtered", ledger.filtered());
        json.writeNumberProperty("rejected", ledger.rejected());
        json.writeNumberProperty("ignored", ledger.ignored());
        json.writeNumberProperty("bytes", bytes);
    }
}
