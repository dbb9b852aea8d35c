package io.batchwright.http;

import org.jspecify.annotations.Nullable;

/** A request that failed for good. The message is for the user: what was asked, what was answered, what to do. */
public final class HttpException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public HttpException(String message) {
        this(message, null);
    }

    public HttpException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
