package io.batchwright.batch;

import io.batchwright.settings.Settings;
import io.batchwright.settings.SettingsException;
import io.batchwright.spec.Suggestions;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * The databases of {@code config/application.yml}: the default one ({@code spring.datasource}), which holds the job
 * repository, and the named ones ({@code connections}), which sinks load into and sources read from. Thread-safe.
 */
final class Databases implements AutoCloseable {

    private static final String DEFAULT = "spring.datasource";
    private static final String NAMED = "connections";

    private final ConfigurableEnvironment environment;
    private final EmbeddedDatabase embedded;
    private final CompletableFuture<Database> standard;
    private final Map<String, Database> named = new TreeMap<>();

    private Databases(
            ConfigurableEnvironment environment, EmbeddedDatabase embedded, CompletableFuture<Database> standard) {
        this.environment = environment;
        this.embedded = embedded;
        this.standard = standard;
    }

    /**
     * Begins to open the default database, on a thread of its own.
     */
    static Databases open(ConfigurableEnvironment environment, EmbeddedDatabase embedded) {
        return new Databases(
                environment, embedded, Beside.supply("batchwright-open", () -> openStandard(environment, embedded)));
    }

    private static Database openStandard(Environment environment, EmbeddedDatabase embedded) {
        Database database = DatabaseOpener.open(environment, DEFAULT, Migrations.REPOSITORY_AND_LOADS);
        if (database.embedded()) {
            embedded.taken();
        }
        return database;
    }

    /**
     * The default database.
     *
     * @throws DatabaseException if it cannot be used
     */
    Database standard() {
        String url = url(environment, DEFAULT);
        try {
            return standard.join();
        } catch (CompletionException e) {
            throw DatabaseFailure.explain(e, embedded, url);
        }
    }

    /**
     * The database of a connection; it is opened at the first call.
     *
     * @param connection its name, or null for the default one
     * @throws DatabaseException if there is no such connection, or it cannot be used
     */
    Database of(@Nullable String connection) {
        if (connection == null) {
            return standard();
        }
        synchronized (named) {
            Database open = named.get(connection);
            if (open == null) {
                open = open(connection);
                named.put(connection, open);
            }
            return open;
        }
    }

    private Database open(String connection) {
        String prefix = NAMED + "." + connection;
        String url = requireUrl("sink.connection", connection, prefix);
        try {
            return DatabaseOpener.open(environment, prefix, Migrations.LOADS);
        } catch (RuntimeException e) {
            throw DatabaseFailure.explain(e, embedded, url);
        }
    }

    /**
     * A connection of its own to the database of a connection, which is read only: nothing of ours is made there.
     *
     * @param connection its name, or null for the default one
     * @throws DatabaseException if there is no such connection, or it cannot be used
     */
    Connection connect(@Nullable String connection) {
        if (connection == null) {
            standard();
        }
        String prefix = connection == null ? DEFAULT : NAMED + "." + connection;
        String url =
                connection == null ? url(environment, DEFAULT) : requireUrl("source.connection", connection, prefix);
        try {
            return DatabaseOpener.connect(environment, prefix);
        } catch (RuntimeException e) {
            throw DatabaseFailure.explain(e, embedded, url);
        }
    }

    /** The URL of a named connection; {@code key} is the one that names it. */
    private String requireUrl(String key, String connection, String prefix) {
        String url = url(environment, prefix);
        if (url.isEmpty()) {
            Set<String> names = names();
            throw new SettingsException(
                    key,
                    "expected one of the connections in config/application.yml " + names + ", found '" + connection
                            + "'" + Suggestions.didYouMean(connection, names) + ". Add it there: connections: { "
                            + connection + ": { url: jdbc:postgresql://… } }");
        }
        Settings.requireLogin(environment, Path.of(environment.getRequiredProperty("batchwright.home")), prefix);
        return url;
    }

    private Set<String> names() {
        return new TreeSet<>(Binder.get(environment)
                .bind(NAMED, Bindable.mapOf(String.class, Object.class))
                .map(Map::keySet)
                .orElseGet(Set::of));
    }

    private static String url(Environment environment, String prefix) {
        return environment.getProperty(prefix + ".url", "");
    }

    private static void closeIfOpen(@Nullable Database database) {
        if (database != null) {
            database.close();
        }
    }

    @Override
    public void close() {
        synchronized (named) {
            named.values().forEach(Database::close);
            named.clear();
        }
        standard.exceptionally(failure -> null)
                .thenAccept(Databases::closeIfOpen)
                .join();
    }
}
