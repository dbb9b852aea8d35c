package io.batchwright.settings;

import io.batchwright.spec.Problems;
import java.nio.file.Path;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * What an installation has set beneath {@code batchwright}. The connections ({@code spring.datasource}, {@code connections}) are
 * checked here and bound where they are opened; all other keys are Spring Boot's. Immutable.
 *
 * @param run of every run
 * @param serve of the server
 */
public record Settings(RunSettings run, ServeSettings serve) {

    /**
     * Binds and checks all settings.
     *
     * @param home the directory that files are named from
     * @throws SettingsException if a key is not known, a value does not fit, or a connection can not be used as it is set
     */
    public static Settings of(ConfigurableEnvironment environment, Path home) {
        SettingPlaces places = new SettingPlaces(environment, home);
        Problems problems = new Problems((key, offset) -> places.of(key));
        Values values = new Values(environment, problems);
        new UnknownKeys(environment, places, problems).find();
        Settings settings = new Settings(RunSettings.of(values), ServeSettings.of(values));
        new Connections(environment, values).check();
        if (!problems.isEmpty()) {
            throw new SettingsException(problems.all(), null);
        }
        return settings;
    }
}
