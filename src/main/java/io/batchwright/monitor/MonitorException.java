package io.batchwright.monitor;

import io.batchwright.spec.ForUsers;
import org.jspecify.annotations.Nullable;

/** A job repository can not be read. The message says why. */
public final class MonitorException extends RuntimeException implements ForUsers {

    private static final long serialVersionUID = 1L;

    public MonitorException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
