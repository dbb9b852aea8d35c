package io.batchwright.batch;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * Settings of {@link RunPool}, {@code batchwright.serve.*} of {@code config/application.yml}.
 *
 * @param maxRuns how many runs at once
 */
record RunPoolSettings(@DefaultValue("2") int maxRuns) {

    private static final String POOL_SIZE = "spring.datasource.hikari.maximum-pool-size";
    /** For the sink, for the job repository, and for the sign of life. */
    private static final int CONNECTIONS_OF_A_RUN = 3;
    /** For pages, the schedule, and what is asked of the job repository. */
    private static final int OTHER_CONNECTIONS = 6;

    RunPoolSettings {
        if (maxRuns < 1 || maxRuns > 100) {
            throw new IllegalArgumentException("batchwright.serve.max-runs: expected 1 to 100, found " + maxRuns);
        }
    }

    static RunPoolSettings of(Environment environment) {
        return Binder.get(environment).bindOrCreate("batchwright.serve", RunPoolSettings.class);
    }

    /** Gives the default connection as many connections as all runs need at once, if it has fewer. */
    static void reserveConnections(ConfigurableEnvironment environment) {
        int needed = of(environment).maxRuns() * CONNECTIONS_OF_A_RUN + OTHER_CONNECTIONS;
        int configured = environment.getProperty(POOL_SIZE, Integer.class, 0);
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "connections of the run pool", Map.of(POOL_SIZE, Math.max(needed, configured))));
    }
}
