package io.batchwright.settings;

import io.batchwright.spec.SecretNames;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;

/** Checks the default connection and the named ones, as far as that goes without opening them. */
final class Connections {

    private static final String DEFAULT = "spring.datasource";
    private static final String NAMED = "connections.";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");

    private final ConfigurableEnvironment environment;
    private final Values values;

    Connections(ConfigurableEnvironment environment, Values values) {
        this.environment = environment;
        this.values = values;
    }

    void check() {
        check(DEFAULT);
        checkFilledIn(DEFAULT);
        named().forEach(this::checkNamed);
    }

    private Set<String> named() {
        Set<String> named = new LinkedHashSet<>();
        WrittenKey.all(environment, name -> name.startsWith(NAMED) && name.indexOf('.', NAMED.length()) > 0)
                .filter(key -> !key.isVariable())
                .forEach(key -> named.add(key.name().substring(0, key.name().indexOf('.', NAMED.length()))));
        return named;
    }

    private void checkNamed(String connection) {
        if (NAME.matcher(connection.substring(NAMED.length())).matches()) {
            check(connection);
        } else {
            values.problem(connection, "expected lower-case letters, digits and dashes in the name of a connection");
        }
    }

    private void check(String connection) {
        String url = values.get(connection + ".url");
        if (url == null || !JdbcUrl.isSupported(url)) {
            values.unfit(connection + ".url", JdbcUrl.EXPECTED);
        }
        String driver = values.get(connection + ".driver-class-name");
        if (driver != null
                && !driver.isEmpty()
                && !ClassUtils.isPresent(driver, getClass().getClassLoader())) {
            values.unfit(
                    connection + ".driver-class-name",
                    "org.h2.Driver, org.postgresql.Driver, or no such key, as the URL tells the driver");
        }
    }

    /** Whoever is to log in needs what the environment was to give. */
    void checkFilledIn(String connection) {
        for (String key : List.of(".username", ".password")) {
            String text = values.get(connection + key);
            if (text != null && Placeholders.unresolved(text) != null) {
                values.unfit(connection + key, SecretNames.matches(key) ? "a password" : "a user's name");
            }
        }
    }
}
