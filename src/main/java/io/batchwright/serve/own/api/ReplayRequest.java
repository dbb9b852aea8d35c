package io.batchwright.serve.own.api;

import io.batchwright.serve.api.ApiException;
import org.jspecify.annotations.Nullable;

/**
 * The wish to replay rejects.
 *
 * @param load the job key of their load, or the beginning of it
 * @param execution only those of this run, or null for all of the load
 */
record ReplayRequest(String load, @Nullable Long execution) {

    ReplayRequest(@Nullable String load, @Nullable Long execution) {
        if (load == null) {
            throw ApiException.badRequest("expected 'load', the key of a load, in the body");
        }
        this.load = load;
        this.execution = execution;
    }
}
