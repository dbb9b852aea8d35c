package io.batchwright.record;

/** A notation of dates and times that is read without objects. Immutable and thread-safe. */
@FunctionalInterface
interface TemporalSyntax {

    /** Reads the whole text that {@code in} was started at; returns whether it is of this notation. */
    boolean read(TemporalReader in);
}
