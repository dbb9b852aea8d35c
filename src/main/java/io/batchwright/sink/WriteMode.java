package io.batchwright.sink;

/** What becomes of a record whose key is in the table already. */
public enum WriteMode {
    /** Every record is inserted; if a constraint forbids that, it is rejected. */
    INSERT,
    /** The first one stays; later ones are counted as ignored. */
    IGNORE,
    /** The last one stays: it updates the columns that are not in the key. */
    UPSERT,
    /** As {@link #INSERT}, into an empty table that takes the place of the old rows when the load is complete. */
    REPLACE;

    /** Whether records are told apart by the key of the sink. */
    boolean usesKey() {
        return this == IGNORE || this == UPSERT;
    }
}
