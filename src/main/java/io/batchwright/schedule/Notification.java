package io.batchwright.schedule;

import io.batchwright.pipeline.NotifySpec;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a webhook is to hear, or has heard.
 *
 * @param id its number; a later one has a greater one
 * @param pipeline the pipeline's name
 * @param event what happened
 * @param happened when
 * @param message what happened, for people
 * @param payload the same as JSON, as it is sent
 * @param state how its delivery stands
 * @param attempts how often it was sent
 * @param nextAttempt when it is sent again, if it waits
 * @param delivered when it was delivered, or null
 * @param target scheme and host of the webhook that it was sent to last, or null
 * @param lastError why it could not be delivered last, or null
 */
public record Notification(
        long id,
        String pipeline,
        NotifySpec.Event event,
        Instant happened,
        String message,
        String payload,
        State state,
        int attempts,
        Instant nextAttempt,
        @Nullable Instant delivered,
        @Nullable String target,
        @Nullable String lastError) {

    /** How a delivery stands. */
    public enum State {
        /** It is yet to be delivered. */
        WAITING,
        /** The webhook has taken it. */
        DELIVERED,
        /** It was given up. */
        FAILED
    }
}
