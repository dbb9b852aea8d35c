package io.batchwright.batch;

import io.batchwright.settings.Settings;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** How many connections a process needs that runs several pipelines at once. */
final class PoolSize {

    private static final String KEY = "spring.datasource.hikari.maximum-pool-size";
    /** For the sink, for the job repository, and for the sign of life. */
    private static final int CONNECTIONS_OF_A_RUN = 3;
    /** For pages, the schedule, and what is asked of the job repository. */
    private static final int OTHER_CONNECTIONS = 6;

    private PoolSize() {}

    /** Gives the default connection as many connections as all runs need at once, if it has fewer. */
    static void reserve(ConfigurableEnvironment environment, Settings settings) {
        int needed = settings.serve().maxRuns() * CONNECTIONS_OF_A_RUN + OTHER_CONNECTIONS;
        int configured = Binder.get(environment).bind(KEY, Integer.class).orElse(0);
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "connections of the run pool", Map.of(KEY, Math.max(needed, configured))));
    }
}
