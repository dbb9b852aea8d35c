package io.batchwright.settings;

import io.batchwright.spec.Problems;
import io.batchwright.spec.Suggestions;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Finds keys that nobody would read. Files and system properties are looked at strictly. Of the environment only what is nearly the
 * name of a setting is refused: whoever runs programs puts variables of any name there, Kubernetes those of a service that is called
 * batchwright.
 */
final class UnknownKeys {

    private static final String OURS = "batchwright";
    private static final String VARIABLES = "BATCHWRIGHT_";
    private static final String CONNECTIONS = "connections";
    private static final String SPRING = "spring.";
    private static final String DATASOURCE = "datasource";
    private static final String DATASOURCE_VARIABLES = "SPRING_DATASOURCE_";

    /** Keys of the default connection that most have: they need no look at all that a pool has. */
    private static final Set<String> USUAL = Set.of(
            "url",
            "username",
            "password",
            "driver-class-name",
            "hikari",
            "hikari.maximum-pool-size",
            "hikari.minimum-idle",
            "hikari.connection-timeout");

    private static final Set<String> SETTINGS = Set.of(
            "heartbeat-timeout",
            "reconnect-timeout",
            "serve.max-runs",
            "serve.purge-after",
            "serve.users[].name",
            "serve.users[].password",
            "serve.users[].role",
            "serve.tokens[].name",
            "serve.tokens[].hash",
            "serve.tokens[].role");

    /** Variables that are no settings. */
    private static final Set<String> OTHER_VARIABLES =
            Set.of("HOME", "OPTS", "REPOSITORY_USERNAME", "REPOSITORY_PASSWORD");

    /** What may stand at the top of a file, and what is meant where it does not. */
    private static final Map<String, String> TOP = top();

    private final ConfigurableEnvironment environment;
    private final SettingPlaces places;
    private final Problems problems;
    private final Set<String> said = new HashSet<>();

    UnknownKeys(ConfigurableEnvironment environment, SettingPlaces places, Problems problems) {
        this.environment = environment;
        this.places = places;
        this.problems = problems;
    }

    private static Map<String, String> top() {
        Map<String, String> top = new TreeMap<>();
        for (String own : Set.of(OURS, CONNECTIONS, "spring", "server", "logging", "management")) {
            top.put(own, own);
        }
        SETTINGS.forEach(path -> {
            String name = path.replaceFirst("\\..*", "");
            top.put(name, OURS + "." + name);
        });
        return top;
    }

    /** Adds a problem for each. */
    void find() {
        KnownKeys known = new KnownKeys(SETTINGS);
        WrittenKey.all(environment, name -> true).forEach(key -> {
            if (key.isVariable()) {
                checkVariable(key);
            } else {
                check(key, known);
            }
        });
    }

    private void check(WrittenKey key, KnownKeys known) {
        String top = key.name().replaceFirst("[.\\[].*", "");
        if (top.equalsIgnoreCase(OURS)) {
            checkOwn(key, known);
        } else if (top.equalsIgnoreCase(CONNECTIONS)) {
            checkConnection(key);
        } else if (key.isInFile() && key.name().startsWith(SPRING)) {
            checkSpring(key);
        } else if (key.isInFile() && !TOP.getOrDefault(top, "").equals(top)) {
            checkTop(key, top);
        }
    }

    private void checkOwn(WrittenKey key, KnownKeys known) {
        if (key.name().equals(OURS)) {
            if (key.hasValue()) {
                say(
                        key,
                        OURS,
                        "expected keys below it: "
                                + TOP.values().stream()
                                        .filter(path -> path.startsWith(OURS + "."))
                                        .map(path -> path.substring(OURS.length() + 1))
                                        .collect(Collectors.joining(", ")));
            }
        } else if (key.name().equals("batchwright.home")) {
            say(key, key.name(), "the home directory is named with --home or BATCHWRIGHT_HOME, not here");
        } else {
            report(key, known.unknown(OURS, key.name().substring(OURS.length() + 1), key.hasValue()));
        }
    }

    private void checkConnection(WrittenKey key) {
        String[] parts = key.name().split("\\.", 3);
        if (parts.length < 3 || key.name().startsWith(CONNECTIONS + "[")) {
            if (key.hasValue()) {
                say(key, key.name(), "expected connections by name, each with url, username and password");
            }
        } else {
            report(key, ConnectionKeys.KNOWN.unknown(parts[0] + "." + parts[1], parts[2], key.hasValue()));
        }
    }

    /** Only what leads to a database: with a key there that nobody reads, rows would go into another one. */
    private void checkSpring(WrittenKey key) {
        String[] parts = key.name().split("\\.", 3);
        if (KnownKeys.plain(parts[1]).equals(KnownKeys.plain(DATASOURCE))) {
            if (parts.length == 3 && !USUAL.contains(parts[2])) {
                report(key, ConnectionKeys.KNOWN.unknown(SPRING + DATASOURCE, parts[2], key.hasValue()));
            }
        } else {
            Suggestions.nearest(parts[1], Set.of(DATASOURCE))
                    .ifPresent(near ->
                            say(key, SPRING + parts[1], "unknown key" + Suggestions.didYouMean(SPRING + DATASOURCE)));
        }
    }

    private void checkTop(WrittenKey key, String top) {
        Suggestions.nearest(top, TOP.keySet())
                .ifPresent(near -> say(key, top, "unknown key" + Suggestions.didYouMean(TOP.getOrDefault(near, near))));
    }

    private void checkVariable(WrittenKey key) {
        if (key.name().toUpperCase(Locale.ROOT).startsWith(DATASOURCE_VARIABLES)) {
            checkDatasourceVariable(key);
        }
        if (!key.name().toUpperCase(Locale.ROOT).startsWith(VARIABLES)) {
            return;
        }
        Map<String, String> byPlainName = new TreeMap<>();
        OTHER_VARIABLES.forEach(name -> byPlainName.put(KnownKeys.plain(name), name));
        SETTINGS.forEach(path -> byPlainName.put(
                KnownKeys.plain(path),
                path.toUpperCase(Locale.ROOT)
                        .replace("-", "")
                        .replace("[]", "_0")
                        .replace('.', '_')));
        String plain = KnownKeys.plain(key.name().substring(VARIABLES.length()).replaceAll("_\\d+(?=_|$)", ""));
        if (!byPlainName.containsKey(plain)) {
            Suggestions.nearest(plain, byPlainName.keySet())
                    .ifPresent(near -> sayMeant(key, VARIABLES + byPlainName.get(near)));
        }
    }

    private void checkDatasourceVariable(WrittenKey key) {
        String name = key.name().substring(DATASOURCE_VARIABLES.length()).toUpperCase(Locale.ROOT);
        Suggestions.nearest(name, Set.of("URL", "USERNAME", "PASSWORD"))
                .filter(near -> !near.equals(name) && !name.equals("NAME"))
                .ifPresent(near -> sayMeant(key, DATASOURCE_VARIABLES + near));
    }

    private void sayMeant(WrittenKey key, String variable) {
        problems.add(places.of(key.origin()), "unknown setting" + Suggestions.didYouMean(variable));
    }

    private void report(WrittenKey key, KnownKeys.@Nullable Unknown unknown) {
        if (unknown != null) {
            say(key, unknown.key(), unknown.message());
        }
    }

    /** A key with many keys below it is said once. */
    private void say(WrittenKey written, String key, String message) {
        if (said.add(written.source().getName() + " " + key)) {
            problems.add(places.of(written.origin()), key + ": " + message);
        }
    }
}
