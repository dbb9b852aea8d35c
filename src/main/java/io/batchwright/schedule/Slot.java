package io.batchwright.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A slot that came.
 *
 * @param pipeline the pipeline's name
 * @param time when it was to start
 * @param state how it stands
 * @param server the id of the process that runs it, or null
 * @param backfill whether {@code jobs backfill} runs it, or ran it last
 * @param failures how many of its runs have failed
 * @param nextAttempt before when one that waits does not run; null unless it waits
 * @param execution the id of its last job execution, or null
 * @param began when its last run began; null if none has
 * @param ended when its last run ended or it was given up, or null
 * @param reason why it stands so, for people, or null
 */
public record Slot(
        String pipeline,
        Instant time,
        SlotState state,
        @Nullable String server,
        boolean backfill,
        int failures,
        @Nullable Instant nextAttempt,
        @Nullable Long execution,
        @Nullable Instant began,
        @Nullable Instant ended,
        @Nullable String reason) {}
