package io.batchwright.sink;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a load was asked to do, kept with its checkpoint.
 *
 * @param parameters the pipeline's parameters by name, as text; without the secret ones
 * @param replayOf the job key of the load whose rejects it replays; null if it reads the pipeline's source
 */
public record LoadRequest(
        Map<String, String> parameters, @Nullable String replayOf) {

    /** A load of the source, without parameters. */
    public static final LoadRequest PLAIN = new LoadRequest(Map.of(), null);

    public LoadRequest {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}
