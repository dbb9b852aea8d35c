package io.batchwright.serve.own.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The wish to go on with a load.
 *
 * @param parameters values that are not kept with the execution, as they are secret
 */
record RestartRequest(Map<String, String> parameters) {

    RestartRequest(@Nullable Map<String, String> parameters) {
        this.parameters = GivenParameters.of(parameters);
    }
}
