package io.batchwright.settings;

import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * A key as somebody has written it.
 *
 * @param source where
 * @param name as it stands there
 */
record WrittenKey(PropertySource<?> source, String name) {

    /** The keys of all sources but the arguments, which Batchwright gives itself. */
    static Stream<WrittenKey> all(ConfigurableEnvironment environment, Predicate<String> wanted) {
        return environment.getPropertySources().stream()
                .filter(source -> !(source instanceof CommandLinePropertySource<?>))
                .flatMap(source -> names(source).filter(wanted).map(name -> new WrittenKey(source, name)));
    }

    private static Stream<String> names(PropertySource<?> source) {
        return source instanceof EnumerablePropertySource<?> enumerable
                ? Stream.of(enumerable.getPropertyNames())
                : Stream.empty();
    }

    /** Whether it is an environment variable, whose name is in other letters, and which may be meant for others. */
    boolean isVariable() {
        return source instanceof SystemEnvironmentPropertySource
                && source.getName().equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
    }

    /** Whether it stands in a file. */
    boolean isInFile() {
        return origin() instanceof TextResourceOrigin;
    }

    /** Whether it has a value, which a key that only has keys below it has not. */
    boolean hasValue() {
        Object value = source.getProperty(name);
        return value != null && !value.toString().isEmpty();
    }

    @Nullable
    Origin origin() {
        return OriginLookup.getOrigin(source, name);
    }
}
