package io.batchwright.monitor;

import org.jspecify.annotations.Nullable;

/** A job repository can not be read. The message says why. */
public final class MonitorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MonitorException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
