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
        Problems problems = problems(places);
        Values values = new Values(environment, problems);
        new SettingsFile(environment, home, problems).check();
        new UnknownKeys(environment, places, problems).find();
        Settings settings = new Settings(RunSettings.of(values), ServeSettings.of(values));
        new Connections(environment, values).check();
        requireNone(problems);
        return settings;
    }

    /**
     * Checks that the environment has what the user and the password of a connection refer to. Of named ones that matters only
     * where they are opened.
     *
     * @param home the directory that files are named from
     * @param connection the key of the connection, such as {@code connections.warehouse}
     * @throws SettingsException if something is missing
     */
    public static void requireLogin(ConfigurableEnvironment environment, Path home, String connection) {
        Problems problems = problems(new SettingPlaces(environment, home));
        new Connections(environment, new Values(environment, problems)).checkFilledIn(connection);
        requireNone(problems);
    }

    private static Problems problems(SettingPlaces places) {
        return new Problems((key, offset) -> places.of(key));
    }

    private static void requireNone(Problems problems) {
        if (!problems.isEmpty()) {
            throw new SettingsException(problems.all(), null);
        }
    }
}
