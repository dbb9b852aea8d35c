package io.batchwright.batch;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * Settings of all runs, {@code batchwright.*} of {@code config/application.yml}.
 *
 * @param heartbeatTimeout how long a run may give no sign of life before the next one takes it for dead
 * @param reconnectTimeout how long a run goes on trying to reach a database that it has lost
 */
record RunSettings(
        @DefaultValue("30s") Duration heartbeatTimeout,
        @DefaultValue("60s") Duration reconnectTimeout) {

    static RunSettings of(Environment environment) {
        return Binder.get(environment).bindOrCreate("batchwright", RunSettings.class);
    }

    RunSettings {
        if (heartbeatTimeout.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(
                    "batchwright.heartbeat-timeout: expected at least 1s, found " + heartbeatTimeout);
        }
        if (reconnectTimeout.isNegative()) {
            throw new IllegalArgumentException(
                    "batchwright.reconnect-timeout: expected 0s or more, found " + reconnectTimeout);
        }
    }
}
