package io.batchwright.batch;

import io.batchwright.sink.RejectStore;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/** The Spring context of commands that need a database. Close it to let go of the database. */
public final class BatchContext implements AutoCloseable {

    private static final String[] NO_ARGUMENTS = {};
    private static final String[] DEBUG_LOGGING = {
        "--logging.level.root=info",
        "--logging.level.org.springframework=info",
        "--logging.level.org.springframework.boot.SpringApplication=info",
        "--logging.level.io.batchwright=debug",
        "--logging.level.org.springframework.batch=debug",
        "--logging.level.com.zaxxer.hikari=info",
        "--logging.level.org.flywaydb=info"
    };

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
        EmbeddedDatabase embedded = new EmbeddedDatabase(home);
        ConnectionUrl url = new ConnectionUrl();
        try {
            ConfigurableApplicationContext context =
                    application(home).listeners(url).run(debug ? DEBUG_LOGGING : NO_ARGUMENTS);
            if (url.value.startsWith("jdbc:h2:file:")) {
                embedded.taken();
            }
            return new BatchContext(context, embedded);
        } catch (RuntimeException e) {
            throw DatabaseFailure.explain(e, embedded, url.value);
        }
    }

    private static SpringApplicationBuilder application(Path home) {
        Map<String, Object> defaults = new HashMap<>();
        defaults.put("batchwright.home", home.toString());
        defaults.put("spring.config.location", "classpath:/,optional:file:" + home.resolve("config") + "/");
        return new SpringApplicationBuilder(BatchConfiguration.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(defaults);
    }

    public PipelineRunner runner() {
        return context.getBean(PipelineRunner.class);
    }

    public RejectStore rejects() {
        return context.getBean(RejectStore.class);
    }

    @Override
    public void close() {
        context.close();
        embedded.released();
    }

    /** Remembers the default connection's URL, for messages when nothing else is there to ask. */
    private static final class ConnectionUrl implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

        private String value = "";

        @Override
        public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
            value = event.getEnvironment().getProperty("spring.datasource.url", "");
        }
    }
}
