package io.batchwright.settings;

import io.batchwright.spec.ForUsers;
import io.batchwright.spec.Mark;
import io.batchwright.spec.Problem;
import io.batchwright.spec.SecretNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Explains failures of Spring's start that lie in the settings. */
public final class StartFailure {

    private StartFailure() {}

    /**
     * The failure with a message for users; failures that are not the settings' come back unchanged.
     *
     * @param home the directory that has {@code config}
     */
    public static RuntimeException explained(RuntimeException failure, Path home) {
        if (ForUsers.in(failure).isPresent()) {
            return failure;
        }
        SettingPlaces places = new SettingPlaces(new StandardEnvironment(), home);
        return cause(failure, BindException.class)
                .map(cause -> unfit(cause, places))
                .or(() -> cause(failure, YAMLException.class).map(cause -> noYaml(cause, places)))
                .or(() -> cause(failure, ConfigDataException.class)
                        .map(cause -> new Problem(places.of(""), String.valueOf(cause.getMessage()))))
                .<RuntimeException>map(problem -> new SettingsException(List.of(problem), failure))
                .orElse(failure);
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    private static Problem unfit(BindException failure, SettingPlaces places) {
        ConfigurationProperty property = failure.getProperty();
        String key = String.valueOf(failure.getName());
        Class<?> type = failure.getTarget().getType().resolve(Object.class);
        Mark place = property == null ? places.of(key) : places.of(property.getOrigin());
        String found = property == null || SecretNames.matches(key)
                ? ""
                : ", found '" + JdbcUrl.masked(String.valueOf(property.getValue())) + "'";
        return new Problem(place, key + ": expected " + name(type) + found + reason(failure, type));
    }

    private static String name(Class<?> type) {
        if (type.isEnum()) {
            return "one of " + List.of(Objects.requireNonNull(type.getEnumConstants()));
        }
        return Number.class.isAssignableFrom(type) || (type.isPrimitive() && type != boolean.class)
                ? "a number"
                : "a value of the type " + type.getSimpleName();
    }

    /** What a setter says that refuses a value of the right type. */
    private static String reason(BindException failure, Class<?> type) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        return type.isEnum() || cause instanceof NumberFormatException ? "" : " (" + cause.getMessage() + ")";
    }

    /** The parser does not know which file it parses, so that the files are parsed again. */
    private static Problem noYaml(YAMLException failure, SettingPlaces places) {
        Function<String, Problem> problem = file -> noYaml(failure, file);
        try (Stream<Path> files = Files.list(places.home().resolve("config"))) {
            return files.filter(file -> file.getFileName().toString().matches("(application|serve).*\\.ya?ml"))
                    .filter(StartFailure::isNoYaml)
                    .findFirst()
                    .map(places::name)
                    .map(problem)
                    .orElseGet(() -> problem.apply("the settings"));
        } catch (IOException e) {
            return problem.apply("the settings");
        }
    }

    private static Problem noYaml(YAMLException failure, String file) {
        if (failure instanceof MarkedYAMLException marked) {
            String context = marked.getContext() == null ? "" : marked.getContext() + ": ";
            return new Problem(mark(file, marked.getProblemMark()), "no YAML: " + context + marked.getProblem());
        }
        String message = String.valueOf(failure.getMessage());
        return new Problem(
                Mark.of(file), "no YAML: " + message.lines().findFirst().orElse(message));
    }

    private static Mark mark(String file, org.yaml.snakeyaml.error.@Nullable Mark mark) {
        return mark == null ? Mark.of(file) : new Mark(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static boolean isNoYaml(Path file) {
        try {
            new YamlPropertySourceLoader().load(file.toString(), new FileSystemResource(file));
            return false;
        } catch (IOException | RuntimeException e) {
            return true;
        }
    }
}
