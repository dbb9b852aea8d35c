package io.batchwright.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request failed in a way that may pass. */
final class TransientFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Duration retryAfter;

    /** @param retryAfter how long the server asks to wait, or null */
    TransientFailure(String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
