package io.batchwright.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a slot whose time has come.
 *
 * @param slot its time
 * @param state WAITING if it is to run, else why it is not
 * @param reason the same for people, or null
 */
record Decision(Instant slot, SlotState state, @Nullable String reason) {}
