package io.batchwright.settings;

import io.batchwright.spec.Mark;
import io.batchwright.spec.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.env.ConfigurableEnvironment;

/** Refuses a file of settings of which Spring Boot, without a word, takes nothing: text without keys, or no file at all. */
final class SettingsFile {

    /** The key under which Spring keeps what is no mapping. */
    private static final String NO_MAPPING = "document";

    private final ConfigurableEnvironment environment;
    private final Path file;
    private final Problems problems;

    SettingsFile(ConfigurableEnvironment environment, Path home, Problems problems) {
        this.environment = environment;
        this.file = home.resolve(SettingPlaces.FILE);
        this.problems = problems;
    }

    void check() {
        if (Files.isDirectory(file)) {
            problems.add(Mark.of(SettingPlaces.FILE), "expected a file with settings, found a directory");
        } else if (WrittenKey.all(environment, name -> name.equals(NO_MAPPING) || name.startsWith(NO_MAPPING + "["))
                .anyMatch(WrittenKey::isInFile)) {
            problems.add(
                    new Mark(SettingPlaces.FILE, 1, 1),
                    "expected keys and values in YAML, such as 'batchwright:', found none; is it a text in UTF-8?");
        }
    }
}
