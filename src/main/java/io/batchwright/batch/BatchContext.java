package io.batchwright.batch;

import io.batchwright.pipeline.Pipeline;
import io.batchwright.settings.Settings;
import io.batchwright.settings.StartFailure;
import io.batchwright.sink.RejectStore;
import io.batchwright.source.SourceContext;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/** The Spring context of commands that need a database. Close it to let go of the database. */
public final class BatchContext implements AutoCloseable {

    private static final List<String> DEBUG_LOGGING = List.of(
            "--logging.level.root=info",
            "--logging.level.org.springframework=info",
            "--logging.level.org.springframework.boot.SpringApplication=info",
            "--logging.level.io.batchwright=debug",
            "--logging.level.org.springframework.batch=debug",
            "--logging.level.com.zaxxer.hikari=info",
            "--logging.level.org.flywaydb=info");

    /**
     * Spring Boot warms up what a web server needs, Tomcat and JSON, on a thread of its own wherever it finds the libraries. A run
     * needs nothing of it, and its start is what users wait for.
     */
    private static final String NO_WARMING_UP = "spring.backgroundpreinitializer.ignore";

    private final ConfigurableApplicationContext context;
    private final EmbeddedDatabase embedded;

    private BatchContext(ConfigurableApplicationContext context, EmbeddedDatabase embedded) {
        this.context = context;
        this.embedded = embedded;
    }

    /**
     * Starts the context: connects, migrates our tables.
     *
     * @param home where {@code config/application.yml} and the embedded database are
     * @param debug whether to log everything that happens
     * @throws io.batchwright.settings.SettingsException if the settings are wrong
     * @throws DatabaseException if the default connection cannot be used
     */
    public static BatchContext start(Path home, boolean debug) {
        return start(home, debug, () -> {});
    }

    /**
     * Starts the context while something else is being checked.
     *
     * @param beforeDatabase called when everything is ready but the database, which is not touched if this throws; what it
     *     throws is thrown
     */
    public static BatchContext start(Path home, boolean debug, Runnable beforeDatabase) {
        System.setProperty(NO_WARMING_UP, "true");
        return start(home, debug, (environment, settings) -> beforeDatabase.run());
    }

    /** Starts the context of a process that runs several pipelines at once, with as many connections as that takes. */
    public static BatchContext serving(Path home, boolean debug) {
        return start(home, debug, PoolSize::reserve);
    }

    private static BatchContext start(
            Path home, boolean debug, BiConsumer<ConfigurableEnvironment, Settings> beforeDatabase) {
        EmbeddedDatabase embedded = new EmbeddedDatabase(home);
        SpringApplicationBuilder application = new SpringApplicationBuilder(BatchConfiguration.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .initializers(databaseOpener(home, embedded, beforeDatabase));
        try {
            return new BatchContext(application.run(arguments(home, debug)), embedded);
        } catch (RuntimeException e) {
            throw StartFailure.explained(e, home);
        }
    }

    /** Settings that nothing may override: arguments come before the environment, in which BATCHWRIGHT_HOME may stand. */
    public static String[] arguments(Path home, boolean debug) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--batchwright.home=" + home);
        arguments.add("--spring.config.location=classpath:/,optional:file:" + home.resolve("config") + "/");
        if (debug) {
            arguments.addAll(DEBUG_LOGGING);
        }
        return arguments.toArray(String[]::new);
    }

    /** Opens the default database on a thread of its own, while the context reads its configuration. */
    private static ApplicationContextInitializer<GenericApplicationContext> databaseOpener(
            Path home, EmbeddedDatabase embedded, BiConsumer<ConfigurableEnvironment, Settings> beforeDatabase) {
        return context -> {
            Logging.toStandardError();
            Settings settings = Settings.of(context.getEnvironment(), home);
            beforeDatabase.accept(context.getEnvironment(), settings);
            context.registerBean("settings", Settings.class, () -> settings);
            Databases databases = Databases.open(context.getEnvironment(), embedded);
            context.registerBean("databases", Databases.class, () -> databases);
        };
    }

    /** Reads the input of a pipeline. */
    @FunctionalInterface
    public interface InputReading<T> {

        /** @param source what the pipeline's source is to be opened with */
        T read(SourceContext source) throws IOException;
    }

    /**
     * Reads the input of a pipeline that is not loaded. The context is started only for a source that needs connections.
     *
     * @param home the directory that relative paths start from
     * @param debug whether to log everything that happens
     * @throws DatabaseException if the source needs connections, and the default one cannot be used
     */
    public static <T> T read(Pipeline pipeline, Path home, boolean debug, InputReading<T> reading) throws IOException {
        if (!pipeline.source().connects()) {
            return reading.read(SourceContext.of(home));
        }
        try (BatchContext context = start(home, debug)) {
            return reading.read(context.sourceContext(pipeline, home));
        }
    }

    public PipelineRunner runner() {
        return context.getBean(PipelineRunner.class);
    }

    /** What the source of a pipeline that is not loaded is opened with, relative paths starting from {@code home}. */
    public SourceContext sourceContext(Pipeline pipeline, Path home) {
        return runner().sourceContext(pipeline, home, RunListener.NONE);
    }

    /** Runs pipelines on threads of its own, so many at once as the settings say; close it before the context. */
    public RunPool runs() {
        return context.getBean(RunPool.class);
    }

    public ReplayRunner replays() {
        return new ReplayRunner(runner());
    }

    public JobOperations jobs() {
        return context.getBean(JobOperations.class);
    }

    /** The loads of executions that were completed since. */
    public CompletedLoads completedLoads() {
        return new CompletedLoads(repository(), jobs());
    }

    public RepositoryPurge purge() {
        return context.getBean(RepositoryPurge.class);
    }

    public Servers servers() {
        return context.getBean(Servers.class);
    }

    /** Connections to the job repository's database. */
    public DataSource repository() {
        return context.getBean(DataSource.class);
    }

    /**
     * The rejects of loads into a database.
     *
     * @param connection the name of the connection, or null for the default one
     * @throws DatabaseException if there is no such connection, or it cannot be used
     */
    public RejectStore rejects(@Nullable String connection) {
        return context.getBean(Databases.class).of(connection).rejects();
    }

    /**
     * A connection of its own for reading what loads have written; the caller closes it.
     *
     * @param connection the name of the connection, or null for the default one
     * @throws DatabaseException if there is no such connection, or it cannot be used
     */
    public Connection connect(@Nullable String connection) {
        return context.getBean(Databases.class).connect(connection);
    }

    @Override
    public void close() {
        context.close();
        embedded.released();
    }
}
