package io.batchwright.serve.own.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The wish to run a pipeline.
 *
 * @param parameters values of its parameters
 * @param rerun whether to load again what is loaded
 */
record RunRequest(Map<String, String> parameters, boolean rerun) {

    /** With the values that parameters have by themselves. */
    static final RunRequest PLAIN = new RunRequest(null, false);

    RunRequest(@Nullable Map<String, String> parameters, boolean rerun) {
        this.parameters = GivenParameters.of(parameters);
        this.rerun = rerun;
    }
}
