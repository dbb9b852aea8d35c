package io.batchwright.settings;

import io.batchwright.spec.Mark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.Resource;

/**
 * Knows where settings stand, as far as Spring keeps it.
 *
 * @param environment all settings
 * @param home the directory that files are named from
 */
record SettingPlaces(ConfigurableEnvironment environment, Path home) {

    /** The file of settings, from home on. */
    static final String FILE = "config/application.yml";

    /** The place of a key's value, else of the first one beside it, else the file that it belongs into. */
    Mark of(String key) {
        for (String known = key; !known.isEmpty(); known = parent(known)) {
            String nearest = known;
            Optional<Mark> place = Optional.ofNullable(origin(nearest))
                    .or(() -> WrittenKey.all(environment, name -> name.startsWith(nearest + "."))
                            .flatMap(beside -> Stream.ofNullable(beside.origin()))
                            .findFirst())
                    .map(this::of);
            if (place.isPresent()) {
                return place.get();
            }
        }
        return Mark.of(FILE);
    }

    Mark of(@Nullable Origin origin) {
        if (origin instanceof TextResourceOrigin text && text.getLocation() != null) {
            return new Mark(
                    file(text.getResource()),
                    text.getLocation().getLine() + 1,
                    text.getLocation().getColumn() + 1);
        }
        if (origin instanceof SystemEnvironmentOrigin variable) {
            return Mark.of("environment variable " + variable.getProperty());
        }
        if (origin instanceof PropertySourceOrigin other) {
            return other.getOrigin() == null ? of(other) : of(other.getOrigin());
        }
        return Mark.of(origin == null ? FILE : origin.toString());
    }

    private static Mark of(PropertySourceOrigin origin) {
        String source = switch (origin.getPropertySource().getName()) {
            case StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME -> "environment variable ";
            case StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME -> "system property ";
            default -> origin.getPropertySource().getName() + " ";
        };
        return Mark.of(source + origin.getPropertyName());
    }

    /** The name of a file for people: from home on, if it is there. */
    String name(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return (absolute.startsWith(home) ? home.relativize(absolute) : absolute).toString();
    }

    private String file(@Nullable Resource resource) {
        if (resource == null) {
            return FILE;
        }
        try {
            return name(resource.getFile().toPath());
        } catch (IOException e) {
            return resource.getDescription();
        }
    }

    private @Nullable Origin origin(String key) {
        ConfigurationPropertyName name = ConfigurationPropertyName.adapt(key, '.');
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            ConfigurationProperty property = source.getConfigurationProperty(name);
            if (property != null) {
                return property.getOrigin();
            }
        }
        return null;
    }

    private static String parent(String key) {
        int end = Math.max(key.lastIndexOf('.'), key.lastIndexOf('['));
        return end < 0 ? "" : key.substring(0, end);
    }
}
