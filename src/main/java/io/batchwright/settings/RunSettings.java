package io.batchwright.settings;

import java.time.Duration;

/**
 * Settings of all runs, {@code batchwright.*}.
 *
 * @param heartbeatTimeout how long a run may give no sign of life before the next one takes it for dead
 * @param reconnectTimeout how long a run goes on trying to reach a database that it has lost
 */
public record RunSettings(Duration heartbeatTimeout, Duration reconnectTimeout) {

    private static final Duration YEAR = Duration.ofDays(365);

    static RunSettings of(Values values) {
        return new RunSettings(
                values.duration("batchwright.heartbeat-timeout", "30s", Duration.ofSeconds(1), YEAR),
                values.duration("batchwright.reconnect-timeout", "60s", Duration.ZERO, YEAR));
    }
}
