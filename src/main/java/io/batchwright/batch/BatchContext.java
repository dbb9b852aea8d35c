package io.batchwright.batch;

import io.batchwright.pipeline.Pipeline;
import io.batchwright.sink.RejectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

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
        EmbeddedDatabase embedded = new EmbeddedDatabase(home);
        ConfigurableApplicationContext context = new SpringApplicationBuilder(BatchConfiguration.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .initializers(databaseOpener(embedded, beforeDatabase))
                .run(arguments(home, debug));
        return new BatchContext(context, embedded);
    }

    /** Settings that nothing may override: arguments come before the environment, in which BATCHWRIGHT_HOME may stand. */
    private static String[] arguments(Path home, boolean debug) {
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
            EmbeddedDatabase embedded, Runnable beforeDatabase) {
        return context -> {
            Logging.toStandardError();
            beforeDatabase.run();
            Databases databases = Databases.open(context.getEnvironment(), embedded);
            context.registerBean("databases", Databases.class, () -> databases);
        };
    }

    public PipelineRunner runner() {
        return context.getBean(PipelineRunner.class);
    }

    /** The first records of a pipeline, as {@link Preview#of} gives them, whatever its source. */
    public Preview preview(Pipeline pipeline, Path home, int records) throws IOException {
        return Preview.of(pipeline, runner().sourceContext(pipeline, home), records);
    }

    public ReplayRunner replays() {
        return new ReplayRunner(runner());
    }

    public JobOperations jobs() {
        return context.getBean(JobOperations.class);
    }

    public RepositoryPurge purge() {
        return context.getBean(RepositoryPurge.class);
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

    @Override
    public void close() {
        context.close();
        embedded.released();
    }
}
