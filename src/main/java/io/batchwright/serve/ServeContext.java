package io.batchwright.serve;

import io.batchwright.batch.BatchContext;
import io.batchwright.serve.own.Home;
import io.batchwright.serve.security.Accounts;
import io.batchwright.settings.ServeSettings;
import io.batchwright.settings.Settings;
import io.batchwright.settings.StartFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The running server. Close it to stop serving; it leaves what it serves open. */
public final class ServeContext implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final Optional<String> newPassword;

    private ServeContext(ConfigurableApplicationContext context, Optional<String> newPassword) {
        this.context = context;
        this.newPassword = newPassword;
    }

    /**
     * Where and how to serve.
     *
     * @param home the home directory
     * @param debug whether to log everything that happens
     * @param address the address to listen on, or null for that of the configuration
     * @param port the port, 0 for any, or null for that of the configuration
     * @param newAdminPassword whether the admin gets a new password
     */
    public record Place(
            Path home,
            boolean debug,
            @Nullable String address,
            @Nullable Integer port,
            boolean newAdminPassword) {

        /** Arguments come before the environment and all files. */
        private String[] arguments() {
            List<String> arguments = new ArrayList<>(List.of(BatchContext.arguments(home, debug)));
            arguments.add("--spring.config.name=serve,application");
            if (address != null) {
                arguments.add("--server.address=" + address);
            }
            if (port != null) {
                arguments.add("--server.port=" + port);
            }
            return arguments.toArray(String[]::new);
        }
    }

    /**
     * Serves our own repository, and runs what it is asked to run.
     *
     * @param batch with a run pool
     */
    public static ServeContext start(BatchContext batch, Place place) {
        return start(place, OwnRepository.class, context -> {
            context.registerBean(BatchContext.class, () -> batch, definition -> definition.setDestroyMethodName(""));
            context.registerBean(Home.class, () -> new Home(place.home()));
        });
    }

    /** Serves another application's repository. */
    public static ServeContext start(RepositoryAddress repository, Place place) {
        return start(
                place,
                ForeignRepository.class,
                context -> context.registerBean(RepositoryAddress.class, () -> repository));
    }

    private static ServeContext start(
            Place place, Class<?> repository, ApplicationContextInitializer<GenericApplicationContext> beans) {
        ConfigurableApplicationContext context = run(
                place,
                new SpringApplicationBuilder(ServeConfiguration.class, repository)
                        .web(WebApplicationType.SERVLET)
                        .bannerMode(Banner.Mode.OFF)
                        .logStartupInfo(false)
                        .registerShutdownHook(false)
                        .initializers(settings(place), beans));
        try {
            return new ServeContext(context, context.getBean(Accounts.class).makeAdmin(place.newAdminPassword()));
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }

    private static ConfigurableApplicationContext run(Place place, SpringApplicationBuilder application) {
        try {
            return application.run(place.arguments());
        } catch (RuntimeException e) {
            throw StartFailure.explained(e, place.home());
        }
    }

    private static ApplicationContextInitializer<GenericApplicationContext> settings(Place place) {
        return context -> {
            ServeSettings settings =
                    Settings.of(context.getEnvironment(), place.home()).serve();
            context.registerBean(ServeSettings.class, () -> settings);
        };
    }

    /** The port that is listened on. */
    public int port() {
        WebServer server = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer());
        return server.getPort();
    }

    /** The address that pages are found at, for people. */
    public String url() {
        String address = context.getEnvironment().getProperty("server.address", "localhost");
        boolean secure = context.getEnvironment().containsProperty("server.ssl.bundle")
                || context.getEnvironment().containsProperty("server.ssl.key-store");
        return (secure ? "https" : "http") + "://" + (address.contains(":") ? "[" + address + "]" : address) + ":"
                + port() + "/";
    }

    /** The password of the admin, if it was made at this start. */
    public Optional<String> newPassword() {
        return newPassword;
    }

    @Override
    public void close() {
        context.close();
    }
}
