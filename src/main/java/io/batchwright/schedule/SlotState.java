package io.batchwright.schedule;

/** How a slot stands. */
public enum SlotState {
    /** It has yet to run, or to run again. */
    WAITING,
    /** A server or a backfill runs it. */
    RUNNING,
    /** Its load is complete, whoever has completed it, or there was nothing to load. */
    COMPLETED,
    /** Its load failed, and is not tried again. */
    FAILED,
    /** Its run was stopped by a person, or the backfill that ran it died; it can be resumed. */
    STOPPED,
    /** It was given up, because the slot before it had not ended. */
    SKIPPED,
    /** It was not run, because no server looked at its time. */
    MISSED;

    /** Whether it has yet to end. */
    public boolean isOpen() {
        return this == WAITING || this == RUNNING;
    }
}
